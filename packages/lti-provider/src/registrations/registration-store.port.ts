import type { Registration } from './registration.ts';

/** The platforms that may launch. */
export interface RegistrationStore {
  /** Throws `conflict` when issuer and client id together are there already. */
  addRegistration(registration: Registration): Promise<void>;
  /** Oldest first; ties by id. */
  registrations(): Promise<readonly Registration[]>;
}

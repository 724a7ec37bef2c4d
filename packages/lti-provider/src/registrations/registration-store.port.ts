import type { Registration, RegistrationChanges } from './registration.ts';

/** The platforms that may launch. */
export interface RegistrationStore {
  /**
   * Throws `conflict` when issuer and client id together are there already. One that was removed comes back under the id that
   * it had, so that its links and accounts are its own again; answers the id.
   */
  addRegistration(registration: Registration): Promise<string>;
  /** Oldest first; ties by id. */
  registrations(): Promise<readonly Registration[]>;
  registration(id: string): Promise<Registration | undefined>;
  /** False when there is no such registration. Throws `conflict` as `addRegistration` does. */
  changeRegistration(id: string, changes: RegistrationChanges): Promise<boolean>;
  /** Adds the deployment unless it is there; none is lost of two that are added at once. */
  addDeployment(id: string, deploymentId: string): Promise<void>;
  /** Idempotent. Links, accounts and grades stay. False when it was not there. */
  removeRegistration(id: string): Promise<boolean>;
}

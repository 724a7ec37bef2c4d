import type { Page, PageRequest } from '@coursewright/core';
import type { ResourceLink } from '../grades/link-store.port.ts';
import type { RegistrationChangesInput, RegistrationInput } from './registration-input.ts';
import type { Registration } from './registration.ts';

/** The administrator's side of the registrations. */
export interface LtiPlatforms {
  /**
   * Throws `bad_input` naming the field, `conflict` when issuer and client id are there already. One that was removed comes
   * back under its old id. `registered` is what a dynamic registration brings besides.
   */
  add(input: RegistrationInput, registered?: Registration['registered']): Promise<Registration>;
  /** In every state. */
  list(): Promise<readonly Registration[]>;
  /** Throws `not_found`, as all below. */
  get(id: string): Promise<Registration>;
  /** Throws `bad_input` and `conflict` as `add` does. */
  change(
    id: string,
    input: RegistrationChangesInput,
    registered?: Registration['registered'],
  ): Promise<Registration>;
  /** Lets it launch, whether it was pending or paused; other processes know within 5 seconds, as of every change. */
  approve(id: string): Promise<Registration>;
  pause(id: string): Promise<Registration>;
  /** Its links, accounts and grades stay, for when it is added again. */
  remove(id: string): Promise<void>;
  /** The links that launched content from it, by id. */
  links(id: string, page: PageRequest): Promise<Page<ResourceLink>>;
  /** Origins of the registered platforms, for `frame-ancestors`. */
  frameOrigins(): Promise<readonly string[]>;
}

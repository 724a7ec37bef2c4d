import type { RegistrationInput } from '../registrations/registration-input.ts';
import type { Browser, ToolAnswer } from './browser.ts';

/** A tool as the kit sees it: addresses, and how to know a page of it. */
export interface ToolUnderTest {
  readonly name: string;
  /** Where a login begins. */
  readonly login: string;
  /** What a link of it launches (`target_link_uri`), its query included. */
  readonly launch: string;
  /** The same for deep linking; default `launch`. */
  readonly deepLink?: string;
  /** Its key set; without it what it signs is not judged. */
  readonly jwks?: string;
  /** Where it takes messages, exactly; default `launch` and `deepLink` without their queries. */
  readonly redirectUris?: readonly string[];
  /** Makes the kit's registrations known to the tool, before the first case. */
  readonly register?: (registrations: readonly RegistrationInput[]) => Promise<void>;
  /** Found in the page of a launch that was let in; default: any answer below 400 will do. */
  readonly accepted?: RegExp;
  /** Finds the code of a refusal in its page; then the code is judged too. */
  readonly refusalCode?: RegExp;
  /** What makes the tool use a service, from a browser that has just launched; without it the service is not judged. */
  readonly actions?: {
    /** Resolves to the page whose form returns to the platform. */
    readonly deepLink?: (browser: Browser, launched: ToolAnswer) => Promise<ToolAnswer>;
    readonly grade?: (browser: Browser, launched: ToolAnswer) => Promise<unknown>;
    readonly members?: (browser: Browser, launched: ToolAnswer) => Promise<unknown>;
  };
}

/**
 * Client ids of the registrations that the tool must have. `client-1` and `client-2` are two clients of one issuer; `anonymous` takes launches without `sub` and `trusting` the
 * audience `other`, where the tool has such settings; `alone` is the only client of another issuer.
 */
export type RegistrationName = 'client-1' | 'client-2' | 'anonymous' | 'trusting' | 'alone';

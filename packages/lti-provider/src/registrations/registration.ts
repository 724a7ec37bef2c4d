import type { Instant } from '@coursewright/core';
import type { RegistrationInput, SignatureAlgorithm } from './registration-input.ts';

/** Only `active` ones launch: `pending` waits for an administrator's approval, `paused` was stopped by one. */
export type RegistrationState = NonNullable<RegistrationInput['state']>;

/** A platform that may launch. `issuer` and `clientId` together name it. */
export interface Registration {
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentIds: readonly string[];
  readonly authLoginUrl: string;
  readonly authTokenUrl: string;
  readonly jwksUrl: string;
  readonly audience?: string;
  readonly name: string;
  readonly algorithms: readonly SignatureAlgorithm[];
  readonly trustedAudiences: readonly string[];
  readonly anonymous: boolean;
  readonly state: RegistrationState;
  /** `any`: an unknown deployment is added at its first good launch. */
  readonly deployments: 'listed' | 'any';
  /** Keys of the courses that it may open; absent = every course. */
  readonly courses?: readonly string[];
  /** What we keep of what it tells about people. */
  readonly personalData: { readonly name: boolean; readonly email: boolean };
  /** `product_family_code` in lower case (core §5.4.2): canvas, moodle, desire2learn, blackboardlearn, sakai, … */
  readonly product?: string;
  /** What gets a line item: each link that was placed, each graded subsection, the course as a whole, or nothing. */
  readonly grades: 'links' | 'subsections' | 'course' | 'none';
  /** How it registered itself (dynamic registration §3.5); absent where an administrator entered it. */
  readonly registered?: {
    /** `registration_client_uri`, where the registration is read and updated; Moodle has none. */
    readonly clientUri?: string;
    /** `registration_access_token`, sealed. */
    readonly sealedToken?: string;
    readonly scopes: readonly string[];
    readonly messages: readonly string[];
  };
  readonly created: Instant;
}

type Fixed = 'id' | 'created';
type Optional = 'audience' | 'courses' | 'product' | 'registered';

/** Members with new values; an optional one that is given as undefined is taken away. */
export type RegistrationChanges = Readonly<Partial<Omit<Registration, Fixed | Optional>>> & {
  readonly [Name in Optional]?: Registration[Name] | undefined;
};

/** The registration with the changes made. */
export function withChanges(before: Registration, changes: RegistrationChanges): Registration {
  const { audience, courses, product, registered, ...required } = { ...before, ...changes };
  return {
    ...required,
    ...(audience !== undefined && { audience }),
    ...(courses !== undefined && { courses }),
    ...(product !== undefined && { product }),
    ...(registered !== undefined && { registered }),
  };
}

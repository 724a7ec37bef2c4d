/** Which account a platform's user has: `sub` counts within its registration (core §5.3.6), never an e-mail address. */
export interface LtiUserStore {
  accountOf(registrationId: string, subject: string): Promise<number | undefined>;
  /** Keeps what `LinkStore.knownAt` tells of the platform's user. */
  keepProfile(registrationId: string, subject: string, profile: string): Promise<void>;
  /** The account given, or the one that was kept first. */
  keepAccount(registrationId: string, subject: string, userId: number): Promise<number>;
  /** Knows no platform's user of the account any more: who comes again gets another. Idempotent. */
  forgetAccount(userId: number): Promise<void>;
}

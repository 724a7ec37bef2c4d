/** How requests prove who asks. */
export interface Credentials {
  /** Headers for a request. `renew`: those given last were refused with 401. Throws `ApiError`. */
  headers(renew: boolean): Promise<Readonly<Record<string, string>>>;
  /** What is known without asking anybody, for the last batch of events while the page goes away. */
  lastHeaders(): Readonly<Record<string, string>> | undefined;
  /** `fetch`'s `credentials`: only the host's own pages send its cookie. */
  readonly cookies: 'same-origin' | 'omit';
  /** Whether asking again after a 401 can help. */
  readonly renewable: boolean;
}

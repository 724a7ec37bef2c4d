/** What a look at a service found, changing nothing there. */
export interface ServiceProbe {
  /** Which server, and where. */
  readonly found: string;
  /** It works, but not as safely as it might. */
  readonly doubt?: string;
}

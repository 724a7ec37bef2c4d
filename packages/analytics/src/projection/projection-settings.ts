/** What statements are made with besides the event. */
export interface ProjectionSettings {
  /** Addresses of courses, blocks and people begin with it: `https://lms.example.org`, without a slash at the end. */
  readonly lmsRoot: string;
  /** What statements say made them. */
  readonly transformerVersion: string;
  /** undefined for a course that is not known; its key stands for its name then. */
  courseName(courseKey: string): string | undefined;
  /**
   * The id that a learner has outside: never the username. `user` is the event's user id as text, or the username where it
   * has none. undefined for one that is not known, whose events are refused.
   */
  actorId(user: string): string | undefined;
}

/** What Open edX calls XAPI_AGENT_IFI_TYPE: how a statement's actor is told from others. */
export const ifiTypes = ['external_id', 'mbox', 'mbox_sha1sum'] as const;

export interface XapiSettings extends ProjectionSettings {
  readonly ifiType: (typeof ifiTypes)[number];
  /** Needed for `mbox` and `mbox_sha1sum` alone. */
  email?(user: string): string | undefined;
}

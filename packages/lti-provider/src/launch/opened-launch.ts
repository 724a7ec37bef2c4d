/** A launch that was judged good: what the host needs to open a session for it. */
export interface OpenedLaunch {
  readonly userId: number;
  readonly courseKey: string;
  /** Absent = the course as a whole. */
  readonly usageKey?: string;
  /** Origins that may frame the page: the platform's, by its registration and its message. */
  readonly frameAncestors: readonly string[];
  /** BCP 47, as the platform says (`locale`, core §5.4.4 `launch_presentation`). */
  readonly language?: string;
  /** Where to send the learner when they are done (`launch_presentation.return_url`). */
  readonly returnUrl?: string;
  /** Where the platform shows it (`launch_presentation.document_target`). */
  readonly documentTarget?: DocumentTarget;
  /** Names the launch in messages to Canvas's page around it (`$com.instructure.PostMessageToken`). */
  readonly messageToken?: string;
  /** The resource link that was opened; absent where the launch told no user. */
  readonly linkId?: string;
  /** Whether whoever opened it teaches in the platform's course. */
  readonly teaches: boolean;
  readonly launchId: string;
}

export type DocumentTarget = 'iframe' | 'frame' | 'window';

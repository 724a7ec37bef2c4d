/** Who looks at a course, and as what. */
export interface Viewer {
  readonly userId: number;
  readonly username: string;
  /** Staff of the course, or a site administrator: every block is open to them. */
  readonly staff: boolean;
  /** `beta_testers`: their dates are early by `days_early_for_beta`. */
  readonly beta: boolean;
  /** Actively enrolled. */
  readonly enrolled: boolean;
}

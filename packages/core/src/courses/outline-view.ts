/** A course as its outline shows it to one learner. */
export interface CourseView {
  readonly courseKey: string;
  readonly title: string;
  readonly org: string;
  readonly number: string;
  readonly run: string;
  readonly language: string;
  readonly outline: readonly OutlineNode[];
  /** Usage key of the unit to go on with; absent before the first visit. */
  readonly resume?: string;
}

/** A section, subsection or unit. What the learner may not see is left out or, where only its content is closed, has `closed`. */
export interface OutlineNode {
  readonly usageKey: string;
  readonly type: string;
  readonly title: string;
  readonly children: readonly OutlineNode[];
  /** 0 to 1. */
  readonly completion: number;
  readonly graded: boolean;
  /** Assignment type, on subsections. */
  readonly format?: string;
  readonly due?: string;
  readonly closed?: 'not_started' | 'ended' | 'staff_only' | 'hidden_after_due' | 'not_enrolled';
  /** Start in ISO 8601, when `closed` is `not_started`. */
  readonly opens?: string;
  /** What a unit holds, for its icon. */
  readonly kind?: 'problem' | 'video' | 'text' | 'other';
}

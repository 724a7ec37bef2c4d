/** Modes that have a field of their own, in the original's order; `no-id-professional` is counted as `professional`. */
export const shownModes = ['audit', 'credit', 'honor', 'professional', 'verified', 'masters'] as const;

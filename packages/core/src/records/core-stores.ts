import type { CompletionStore } from '../completion/completion-store.port.ts';
import type { StateStore } from '../learning/state-store.port.ts';
import type { SubmissionStore } from '../learning/submission-store.port.ts';

/** The stores that core's own domains bring to a unit of work; one member per store port. */
export interface CoreStores {
  readonly states: StateStore;
  readonly submissions: SubmissionStore;
  readonly completions: CompletionStore;
}

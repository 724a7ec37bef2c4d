import type { Field, Occurrence, Tuple } from '../../tuples/tuple.ts';

/** Columns that are sums. */
const sums = [
  'forum_posts',
  'forum_responses',
  'forum_comments',
  'forum_upvotes_given',
  'forum_downvotes_given',
  'forum_upvotes_received',
  'forum_downvotes_received',
  'textbook_pages_viewed',
] as const;

/** What one learner did in one period. */
export class EngagementCounts {
  readonly #days = new Set<Field>();
  readonly #attempted = new Set<Field>();
  readonly #correct = new Set<Field>();
  readonly #videos = new Set<Field>();
  readonly #sums = new Map<string, number>(sums.map((name) => [name, 0]));
  #attempts = 0;
  #lastTime = '';
  #lastSubsection = '';

  add({ tuple, times }: Occurrence): void {
    const [date = null, kind = null, what = null, detail = null] = tuple;
    this.#days.add(date);
    if (kind === 'problem') {
      this.#attempted.add(what);
      this.#attempts += times;
      if (detail === '1') this.#correct.add(what);
    } else if (kind === 'video') {
      this.#videos.add(what);
    } else if (kind === 'subsection') {
      if ((what ?? '') <= this.#lastTime) return;
      this.#lastTime = what ?? '';
      this.#lastSubsection = detail ?? '';
    } else if (kind !== null && this.#sums.has(kind)) {
      this.#sums.set(kind, (this.#sums.get(kind) ?? 0) + Number(what) * times);
    }
  }

  /** From `days_active` to `last_subsection_viewed`. */
  row(): Tuple {
    const numbers = [
      this.#days.size,
      this.#attempted.size,
      this.#attempts,
      this.#correct.size,
      this.#videos.size,
    ];
    return [...[...numbers, ...this.#sums.values()].map(String), this.#lastSubsection];
  }
}

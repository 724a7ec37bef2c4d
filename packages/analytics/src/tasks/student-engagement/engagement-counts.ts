import type { Field, Occurrence, Tuple } from '../../tuples/tuple.ts';

/** Columns that are sums, and their places among each other. */
const sums: ReadonlyMap<Field, number> = new Map(
  [
    'forum_posts',
    'forum_responses',
    'forum_comments',
    'forum_upvotes_given',
    'forum_downvotes_given',
    'forum_upvotes_received',
    'forum_downvotes_received',
    'textbook_pages_viewed',
  ].map((name, place) => [name, place]),
);
const noSums: readonly string[] = Array.from(sums, () => '0');

/** What one learner did in one period, whose days come one after the other. Most do little, and need no sets. */
export class EngagementCounts {
  #day: Field | undefined;
  #days = 0;
  #attempted: Set<Field> | undefined;
  #correct: Set<Field> | undefined;
  #videos: Set<Field> | undefined;
  #sums: number[] | undefined;
  #attempts = 0;
  #lastTime = '';
  #lastSubsection = '';

  add({ tuple, times }: Occurrence): void {
    const [date = null, kind = null, what = null, detail = null] = tuple;
    if (date !== this.#day) this.#days += 1;
    this.#day = date;
    if (kind === 'active') return;
    if (kind === 'problem') {
      (this.#attempted ??= new Set()).add(what);
      this.#attempts += times;
      if (detail === '1') (this.#correct ??= new Set()).add(what);
    } else if (kind === 'video') {
      (this.#videos ??= new Set()).add(what);
    } else if (kind === 'subsection') {
      if ((what ?? '') <= this.#lastTime) return;
      this.#lastTime = what ?? '';
      this.#lastSubsection = detail ?? '';
    } else this.#addSum(kind, Number(what) * times);
  }

  #addSum(kind: Field, by: number): void {
    const place = sums.get(kind);
    if (place === undefined) return;
    this.#sums ??= Array.from(sums, () => 0);
    this.#sums[place] = (this.#sums[place] ?? 0) + by;
  }

  /** From `days_active` to `last_subsection_viewed`. */
  row(): Tuple {
    return [
      String(this.#days),
      String(this.#attempted?.size ?? 0),
      String(this.#attempts),
      String(this.#correct?.size ?? 0),
      String(this.#videos?.size ?? 0),
      ...(this.#sums?.map(String) ?? noSums),
      this.#lastSubsection,
    ];
  }
}

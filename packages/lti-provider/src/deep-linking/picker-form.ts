import { z } from 'zod';
import type { PickerPlace } from './read-content.ts';
import { mostChosen, type PickerSession, type PresentationTarget } from './picker-session.ts';

/** What a page of the picker sends: where it is, what is selected, and one button. */
export interface PickerForm {
  readonly token: string;
  readonly place: PickerPlace;
  /** Usage keys in the order in which they were selected. */
  readonly chosen: readonly string[];
  /** More was selected than can be added at once. */
  readonly tooMany: boolean;
  readonly options: PickerOptions;
  readonly press: 'choose' | 'cancel' | 'look';
}

/** What somebody decides about all that they select. */
export interface PickerOptions {
  readonly column: boolean;
  readonly target: PresentationTarget;
}

const text = z.string().max(2000).default('');
const texts = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .default([])
  .catch([]);

const formSchema = z.object({
  token: z.string(),
  at: text,
  query: text,
  here: z.coerce.number().int().min(0).catch(0),
  picked: texts,
  shown: texts,
  pick: texts,
  options: z.string().optional(),
  column: z.string().optional(),
  target: z.enum(['iframe', 'window']).optional().catch(undefined),
  // Buttons
  open: z.string().optional(),
  search: z.string().optional(),
  clear: z.string().optional(),
  turn: z.coerce.number().int().min(0).optional().catch(undefined),
  drop: z.string().optional(),
  choose: z.string().optional(),
  cancel: z.string().optional(),
});

/** undefined for a body that no page of the picker sends. */
export function readPickerForm(body: unknown): PickerForm | undefined {
  const parsed = formSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const form = parsed.data;
  const all = selection(form);
  return {
    token: form.token,
    place: placeOf(form),
    chosen: all.slice(0, mostChosen),
    tooMany: all.length > mostChosen,
    options: {
      column: form.options === undefined || form.column !== undefined,
      target: form.target ?? 'iframe',
    },
    press: form.choose !== undefined ? 'choose' : form.cancel !== undefined ? 'cancel' : 'look',
  };
}

/** How a selection begins: with columns, in the page. */
export function firstOptions({ answer }: PickerSession): PickerOptions {
  const inPage = answer.to === 'link' || answer.targets.length === 0 || answer.targets.includes('iframe');
  return { column: true, target: inPage ? 'iframe' : 'window' };
}

type Form = z.infer<typeof formSchema>;

/** What is checked on the page counts instead of what was, of the rows that it showed; the rest stays as it was. */
function selection({ picked, shown, pick, drop, choose }: Form): readonly string[] {
  // A button of its own chooses one thing alone.
  if (choose !== undefined && choose !== '') return [choose];
  const onPage = new Set(shown);
  const checked = new Set(pick);
  const kept = picked.filter((key) => !onPage.has(key) || checked.has(key));
  return [...new Set([...kept, ...pick])].filter((key) => key !== drop);
}

function placeOf({ at, query, here, open, search, clear, turn }: Form): PickerPlace {
  if (open !== undefined) return { at: open, query: '', page: 0 };
  if (search !== undefined) return { at, query, page: 0 };
  if (clear !== undefined) return { at, query: '', page: 0 };
  return { at, query, page: turn ?? here };
}

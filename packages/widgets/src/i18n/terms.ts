import { LocalizeController, type Translation } from '@shoelace-style/localize';
import type { en } from './en.ts';

/** The words of the interface; English sets which there are. */
export type Terms = { readonly [Term in keyof typeof en]: Translated<(typeof en)[Term]> } & Translation;

type Translated<Value> = Value extends (...args: infer Args) => string ? (...args: Args) => string : string;

/** An element's words, numbers and dates in its own language: its `lang`, or the page's. */
export class Localize extends LocalizeController<Terms> {
  /** "a, b and c". */
  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.lang(), { type: 'conjunction' }).format(items);
  }
}

import { LocalizeController } from '@shoelace-style/localize';
import './register-translations.ts';
import type { Terms } from './terms.ts';

/** An element's words, numbers and dates in its own language: its `lang`, or the page's. */
export class Localize extends LocalizeController<Terms> {
  /** "a, b and c". */
  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.lang(), { type: 'conjunction' }).format(items);
  }
}

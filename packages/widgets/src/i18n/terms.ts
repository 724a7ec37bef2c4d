import type { Translation } from '@shoelace-style/localize';
import type { en } from './en.ts';

/** The words of the interface; English sets which there are. */
export type Terms = Translated<typeof en>;

/** The same words in any language. */
export type Translated<Words> = { readonly [Term in keyof Words]: Word<Words[Term]> } & Translation;

type Word<Value> = Value extends (...args: infer Args) => string ? (...args: Args) => string : string;

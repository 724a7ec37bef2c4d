import type { Translation } from '@shoelace-style/localize';
import type { en } from './en.ts';

/** The words of the interface; English sets which there are. */
export type Terms = { readonly [Term in keyof typeof en]: Translated<(typeof en)[Term]> } & Translation;

type Translated<Value> = Value extends (...args: infer Args) => string ? (...args: Args) => string : string;

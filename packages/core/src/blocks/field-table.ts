import type { Json } from '../shared/json.ts';

/** Where a field's value lives (XBlock scopes). `settings` and `content` belong to the course; the others are state. */
export type FieldScope =
  'settings' | 'content' | 'user_state' | 'user_state_summary' | 'preferences' | 'user_info';

/**
 * What a value is, and so how an OLX attribute is decoded. In JSON: `date` is ISO 8601 in UTC
 * (`2030-01-01T00:00:00Z`), `timedelta` is Open edX's text (`1 day 12 hours`), `relative_time` is `HH:MM:SS`,
 * `xml` and `string` are text, `list` and `dict` are what they say, `json` is anything.
 */
export type FieldKind =
  | 'string'
  | 'integer'
  | 'float'
  | 'boolean'
  | 'date'
  | 'timedelta'
  | 'relative_time'
  | 'list'
  | 'dict'
  | 'xml'
  | 'json';

export interface FieldDefinition {
  readonly kind: FieldKind;
  readonly scope: FieldScope;
  /** What reading gives where nothing is set; null as in Open edX. */
  readonly default: Json;
  /** A value set on an ancestor counts here (xmodule/modulestore/inheritance.py); the nearest wins. */
  readonly inheritable?: true;
  /** The values an author may choose from. */
  readonly values?: readonly Json[];
  readonly min?: number;
}

/** The fields of one block type by Open edX's names, the inheritable ones included. */
export type FieldTable = Readonly<Record<string, FieldDefinition>>;

interface Extra {
  readonly values?: readonly Json[];
  readonly min?: number;
}

const define =
  (scope: FieldScope) =>
  (kind: FieldKind, fallback: Json = null, extra: Extra = {}): FieldDefinition => ({
    kind,
    scope,
    default: fallback,
    ...extra,
  });

export const settings = define('settings');
export const content = define('content');
export const userState = define('user_state');
export const userStateSummary = define('user_state_summary');
export const preference = define('preferences');
export const userInfo = define('user_info');

/** A settings field whose value counts for everything below. */
export function inheritable(kind: FieldKind, fallback: Json = null, extra: Extra = {}): FieldDefinition {
  return { ...settings(kind, fallback, extra), inheritable: true };
}

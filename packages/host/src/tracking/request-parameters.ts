import { pythonJson } from '@coursewright/analytics';
import { z } from 'zod';

/** As in Open edX, what is longer is cut, though it is JSON no more (common/djangoapps/track/middleware.py). */
const mostCharacters = 512;

/**
 * `event` of an implicit event: the query and the fields of a form, each name with the list of its values, as Django has them.
 * Bodies that are no forms are nothing. Passwords, tokens, codes
 * and the like are eight stars, and so is what somebody tells of himself.
 */
export function requestParameters(query: string, form: unknown): string {
  if (query === '' && form === undefined) return '{"GET": {}, "POST": {}}';
  const values = { GET: listed([...new URLSearchParams(query)]), POST: listed(fieldsOf(form)) };
  return pythonJson(values).slice(0, mostCharacters);
}

type Field = readonly [string, string];

const formFields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

function fieldsOf(form: unknown): readonly Field[] {
  if (form === undefined) return [];
  const fields = formFields.safeParse(form);
  if (!fields.success) return [];
  return Object.entries(fields.data).flatMap(([name, value]) =>
    [value].flat().map((one): Field => [name, one]),
  );
}

function listed(fields: readonly Field[]) {
  const lists = new Map<string, string[]>();
  for (const [name, value] of fields) lists.set(name, [...(lists.get(name) ?? []), value]);
  return Object.fromEntries(
    [...lists].map(([name, list]) => [name, isSecret(name, list) ? '*'.repeat(8) : list]),
  );
}

const secretName =
  /pass|token|secret|code|state|nonce|sign|csrf|auth|session|hint|credential|assertion|verifier|jwt|otp|mail|birth|gender|education|(?<!usage_?|course_?|block_?)key/i;
/** Without a word's end in it for long, as tokens and digests are; keys of blocks and addresses have such ends. */
const secretValue = /^[\w.~=-]{32,}$/;

function isSecret(name: string, values: readonly string[]): boolean {
  return secretName.test(name) || values.some((value) => secretValue.test(value));
}

import type { Json } from '@coursewright/core/shared';
import { pythonText } from '../../projection/python-repr.ts';
import { textOfHtml } from './text-of-html.ts';

/** An answer as one text: `[a|b]` for several choices; without markup where it is the text of a choice. */
export function answerText(answer: Json | undefined, { html = false } = {}): string {
  const text = html ? textOfHtml : (value: string): string => value.trim();
  if (typeof answer === 'string') return text(answer);
  if (isList(answer))
    return `[${answer.map((value) => text(typeof value === 'string' ? value : pythonText(value))).join('|')}]`;
  return pythonText(answer ?? null);
}

function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

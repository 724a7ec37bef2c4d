import { parseFragment, serialize } from 'parse5';

/** A grader's message as HTML that is whole, whatever its author left open (`clean_message_html` of capa). */
export function cleanMessage(message: string): string {
  if (message === '') return '';
  return serialize(parseFragment(message.replaceAll('&#60;', '&lt;'))).trim();
}

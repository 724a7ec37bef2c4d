import { childElements, descendants, leadingText, type MarkupElement } from '../markup/markup-element.ts';

/** A script whose variables the problem's text and answers may use; those of the page are not meant. */
export function isPythonScript(element: MarkupElement): boolean {
  return element.name === 'script' && !/javascript|perl/.test(element.attributes.get('type') ?? '');
}

/**
 * The Python of a problem: all its scripts one after another, each up to its first child element, as capa reads it; undefined
 * where there is none.
 */
export function authorScript(root: MarkupElement): string | undefined {
  const scripts = [...descendants(root)].filter(isPythonScript);
  if (scripts.length === 0) return undefined;
  return scripts.map((script) => unescaped(leadingText(script))).join('');
}

/** Authors escape once more what their editor may escape already. */
function unescaped(code: string): string {
  const text = code.replaceAll('&gt;', '>').replaceAll('&lt;', '<');
  return text.replaceAll('&apos;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** The code of a response's own `<answer>` element; empty where there is none. */
export function answerCode(response: MarkupElement): string {
  const [answer] = childElements(response, 'answer');
  return answer === undefined ? '' : leadingText(answer);
}

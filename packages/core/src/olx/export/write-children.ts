import type { BlockId } from '../../courses/block-version.ts';

/**
 * Puts children into the text that stood around the children of the source. While they are the same, all of it stays;
 * else each child keeps what stood before it, a new one gets its own line, and of what stood before a removed one only
 * white space goes.
 */
export function writeChildren(
  children: readonly { readonly id: BlockId; readonly text: string }[],
  source: { readonly around: readonly string[]; readonly children: readonly string[] },
): string {
  const { around } = source;
  const same =
    children.length === source.children.length && children.every(({ id }, at) => id === source.children[at]);
  if (same)
    return (
      children.map(({ text }, at) => (around[at] ?? '') + text).join('') + (around[children.length] ?? '')
    );
  const before = new Map(source.children.map((id, at) => [id, around[at] ?? '']));
  const present = new Set<string>(children.map(({ id }) => id));
  const indent =
    around.map((text) => /\n[ \t]*$/.exec(text)?.[0]).find((text) => text !== undefined) ?? '\n  ';
  const orphaned = source.children
    .filter((id) => !present.has(id))
    .map((id) => (before.get(id) ?? '').trimEnd())
    .join('');
  const last = around[source.children.length] ?? '';
  const body = children.map(({ id, text }) => (before.get(id) ?? indent) + text).join('');
  return body + orphaned + (last.includes('\n') || body === '' ? last : `${last.trimEnd()}\n`);
}

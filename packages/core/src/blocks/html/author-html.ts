import { parseFragment, serialize, type DefaultTreeAdapterTypes } from 'parse5';
import type { BlockContext } from '../define-block.ts';
import { frameDocument } from './frame-document.ts';
import type { HtmlView } from './html-view.ts';
import { rewriteAddress } from './rewrite-address.ts';
import { sanitizeAuthorHtml } from './sanitize-author-html.ts';

type Node = DefaultTreeAdapterTypes.Node;

/**
 * An author's HTML as a page may have it: sanitized, or, when it holds script, whole in a document for a sandboxed
 * frame (DESIGN §4). Links to the course's files and blocks lead where this learner can follow them.
 */
export function authorHtml(source: string, block: Pick<BlockContext, 'fileUrl' | 'blockUrl'>): HtmlView {
  if (source === '') return { html: '' };
  const fragment = parseFragment(source);
  const found = { script: false };
  prepare(fragment, block, found);
  const html = serialize(fragment);
  return found.script ? { html: '', frame: frameDocument(html) } : { html: sanitizeAuthorHtml(html) };
}

const linking = new Set(['href', 'src', 'poster', 'data-src', 'longdesc']);

function prepare(
  node: Node,
  block: Pick<BlockContext, 'fileUrl' | 'blockUrl'>,
  found: { script: boolean },
): void {
  if ('tagName' in node) {
    if (node.tagName === 'script' && !isMaths(node)) found.script = true;
    for (const attribute of node.attrs) {
      if (attribute.name.startsWith('on')) found.script = true;
      if (linking.has(attribute.name)) attribute.value = rewriteAddress(attribute.value, block);
    }
  }
  if ('content' in node) prepare(node.content, block, found);
  if ('childNodes' in node) for (const child of node.childNodes) prepare(child, block, found);
}

/** `<script type="math/tex">` holds maths, no program. */
function isMaths(element: DefaultTreeAdapterTypes.Element): boolean {
  return element.attrs.some(({ name, value }) => name === 'type' && value.startsWith('math/'));
}

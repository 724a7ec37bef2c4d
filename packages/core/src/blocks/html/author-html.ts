import { parseFragment, serialize, type DefaultTreeAdapterTypes } from 'parse5';
import { byteCache } from '../../shared/byte-cache.ts';
import type { BlockContext } from '../define-block.ts';
import { frameDocument } from './frame-document.ts';
import type { HtmlView } from './html-view.ts';
import { rewriteAddress } from './rewrite-address.ts';
import { sanitizeAuthorHtml } from './sanitize-author-html.ts';

type Node = DefaultTreeAdapterTypes.Node;

type Places = Pick<BlockContext, 'fileUrl' | 'blockUrl'>;

/** What does not depend on where files and blocks are, by its source: every learner is sent the same. */
const kept = byteCache<string, HtmlView>(16 * 1024 * 1024, 'author html');

/**
 * An author's HTML as a page may have it: sanitized, or, when it holds script, whole in a document for a sandboxed
 * frame (DESIGN §4). Links to the course's files and blocks lead where this learner can follow them.
 */
export function authorHtml(source: string, block: Places): HtmlView {
  if (source === '') return { html: '' };
  const held = kept.get(source);
  if (held !== undefined) return held;
  const found = { script: false, places: false };
  const places: Places = {
    fileUrl: (path, as) => {
      found.places = true;
      return block.fileUrl(path, as);
    },
    blockUrl: (id) => {
      found.places = true;
      return block.blockUrl(id);
    },
  };
  const fragment = parseFragment(source);
  prepare(fragment, places, found);
  const html = serialize(fragment);
  const view = found.script ? { html: '', frame: frameDocument(html) } : { html: sanitizeAuthorHtml(html) };
  if (!found.places) kept.set(source, view, 2 * (source.length + html.length));
  return view;
}

const linking = new Set(['href', 'src', 'poster', 'data-src', 'longdesc']);

function prepare(node: Node, block: Places, found: { script: boolean }): void {
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

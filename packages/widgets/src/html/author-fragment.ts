import createDOMPurify from 'dompurify';
import { markMaths } from '../maths/mark-maths.ts';

const purify = createDOMPurify(window);

/** Hosts' frames come sandboxed from the server (its allow-list is the one there is); one that is not is dropped. */
purify.addHook('uponSanitizeElement', (node) => {
  if (node instanceof HTMLIFrameElement && !node.hasAttribute('sandbox')) node.remove();
});
purify.addHook('afterSanitizeAttributes', (node) => {
  if (node instanceof HTMLAnchorElement && node.target === '_blank') node.rel = 'noopener noreferrer';
});

/** The server's sanitized HTML, checked once more, as nodes; its maths is drawn by and by. */
export function authorFragment(html: string): DocumentFragment {
  const fragment = purify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    ADD_TAGS: ['iframe', 'cw-input', 'cw-solution', 'cw-field'],
    ADD_ATTR: ['target', 'allowfullscreen', 'referrerpolicy', 'sandbox', 'loading'],
    CUSTOM_ELEMENT_HANDLING: { tagNameCheck: /^cw-(?:input|solution|field)$/ },
    // Ids are the shadow root's own: an author's cannot shadow the page's.
    SANITIZE_DOM: false,
    FORBID_TAGS: ['style', 'form'],
  });
  markMaths(fragment);
  return fragment;
}

import { guard } from 'lit/directives/guard.js';
import { authorFragment } from './author-fragment.ts';

/** Authors' HTML in a template; its nodes stay as long as the HTML does. */
export function prose(html: string): unknown {
  return guard([html], () => authorFragment(html));
}

import { authorFragment } from '../../html/author-fragment.ts';
import { problemBody, type ProblemBody } from './problem-body.ts';

/** The body of a problem without script, in the element itself; kept as long as the HTML is the same, so that nothing typed or focused is lost. */
export function inlineBody(container: HTMLElement): {
  readonly container: HTMLElement;
  show(html: string): ProblemBody;
} {
  let shown: string | undefined;
  let body = problemBody(container);
  return {
    container,
    show(html) {
      const wanted = withoutSignatures(html);
      if (wanted !== shown) {
        container.replaceChildren(authorFragment(html));
        body = problemBody(container);
      }
      shown = wanted;
      return body;
    },
  };
}

/** The same picture under a newer signature is no other problem. */
function withoutSignatures(html: string): string {
  return html.replaceAll(/(\/files\/[^"?]*)\?[^"]*/g, '$1');
}

import { findMaths } from './find-maths.ts';
import { typeset } from './typeset.ts';

/** Where maths is not looked for (MathJax's `skipHtmlTags`, and the class by which Open edX's authors opt out). */
const skipped = 'script, noscript, style, textarea, pre, code, math, svg, .tex2jax_ignore';

/** Sets off the maths in a tree, and starts to draw it: the TeX stays until then, and where it cannot be drawn. */
export function markMaths(root: DocumentFragment | Element): void {
  for (const run of textRuns(root)) {
    const text = run.map((node) => (node instanceof Text ? node.data : '\n')).join('');
    const parts = findMaths(text);
    if (!parts.some(({ is }) => is === 'maths')) continue;
    const nodes = parts.map((part) => {
      if (part.is === 'text') return document.createTextNode(part.text);
      const place = document.createElement('span');
      place.className = part.display ? 'maths display' : 'maths';
      place.textContent = part.source;
      void typeset(place, part.tex, part.display);
      return place;
    });
    run[0]?.replaceWith(...nodes);
    for (const node of run.slice(1)) node.remove();
  }
}

/** Texts that stand side by side; a line break within maths does not end it. */
function textRuns(root: ParentNode & Node): readonly (readonly (Text | HTMLBRElement)[])[] {
  const runs: (Text | HTMLBRElement)[][] = [];
  const visit = (parent: Node): void => {
    let run: (Text | HTMLBRElement)[] = [];
    const end = (): void => {
      if (run.length > 0) runs.push(run);
      run = [];
    };
    for (const node of parent.childNodes) {
      if (node instanceof Text) run.push(node);
      else if (node instanceof HTMLBRElement && isWithinMaths(run)) run.push(node);
      else {
        end();
        if (node instanceof Element && !node.matches(skipped)) visit(node);
      }
    }
    end();
  };
  visit(root);
  return runs;
}

/** Whether the run so far has opened maths and not closed it. */
function isWithinMaths(run: readonly Node[]): boolean {
  const text = run.map((node) => node.textContent).join('');
  const rest = findMaths(text).findLast(({ is }) => is === 'text');
  return rest !== undefined && 'text' in rest && /\\\(|\\\[|\[mathjax(?:inline)?\]|\\begin\{/.test(rest.text);
}

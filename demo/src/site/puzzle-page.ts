import { html } from '../html.ts';
import type { Reader } from './readers.ts';
import { sitePage } from './site-page.ts';

export interface PuzzlePage {
  readonly hostUrl: string;
  readonly embedKey: string;
  readonly usageKey: string;
  /** The module of the elements: its address on the host, and its integrity where a version is pinned. */
  readonly module: { readonly url: string; readonly integrity?: string };
  readonly reader: Reader | undefined;
}

/** An article with an exercise in it: an element, and the module that knows it. */
export function puzzlePage({ hostUrl, embedKey, usageKey, module, reader }: PuzzlePage): string {
  const head = html`${reader === undefined ? undefined : html`<script type="module" src="/assets/signed-reader.js"></script>`}
  ${
    module.integrity === undefined
      ? html`<script type="module" src="${module.url}" crossorigin></script>`
      : html`<script type="module" src="${module.url}" integrity="${module.integrity}" crossorigin></script>`
  }`;
  const body = html`<article>
    <p class="kicker">Sunday, on chance</p>
    <h1>D’Alembert’s two coins</h1>
    <p class="standfirst">
      In 1754 one of the best mathematicians of Europe counted to three where there were four. The mistake is
      worth making once.
    </p>
    <p>
      Throw a coin twice. How likely is it that heads comes up at least once? In the
      <cite>Encyclopédie</cite>, Jean le Rond d’Alembert reasoned like this: the game is over as soon as heads
      shows, so there are three cases. Heads at once; tails, then heads; tails twice. Two of the three are
      good, so the answer must be two in three.
    </p>
    <p>
      The answer is three in four. His three cases are there, but they are not equally likely: “heads at once”
      is twice as heavy as each of the others, because it hides what the second coin would have done. Whoever
      counts has to weigh, too.
    </p>
    <h2>Your turn</h2>
    <p>A close relative of his question, with room for one more case.</p>
    <cw-problem
      host="${hostUrl}"
      embed-key="${embedKey}"
      block="${usageKey}"
      ${reader === undefined ? html`login` : undefined}
    ></cw-problem>
    <p class="aside">
      ${
        reader === undefined
          ? 'Or sign in here, at the top: the magazine then vouches for you, and there is nothing to fill in.'
          : `The magazine has told the course that you are ${reader.name}; what you answer is kept for you.`
      }
    </p>
  </article>`;
  return sitePage({ title: 'D’Alembert’s two coins', path: '/', reader, head }, body);
}

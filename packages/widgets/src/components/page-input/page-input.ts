import type { InputView, PageView } from '@coursewright/core';
import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { prose } from '../../html/prose.ts';
import { answerTexts } from '../../inputs/answer.ts';
import { InputElement } from '../../inputs/input-element.ts';
import { pageAnswer, storedState } from './page-answer.ts';
import { pageChannel, type PageChannel } from './page-channel.ts';
import { pageFunctions, type PageFunctions } from './page-functions.ts';

/**
 * An author's page that tells what its learner did: `jsinput`. It runs in a sandboxed frame of an opaque origin; it is asked
 * for its grade and state when an answer is sent or saved, and given its state when it is shown again.
 *
 * @tagname cw-page-input
 * @csspart input - Question, page and result.
 * @csspart frame - The iframe.
 */
export class CwPageInput extends InputElement {
  static override styles = [
    ...InputElement.styles,
    css`
      .frame {
        overflow: auto;
        border: 1.5px solid var(--_line);
        border-radius: var(--_radius);
        background: #fff;
        color-scheme: light;
        inline-size: fit-content;
        max-inline-size: 100%;
      }
      .frame.wide {
        inline-size: 100%;
      }
      .frame.unseen {
        border: 0;
      }
      iframe {
        display: block;
        border: 0;
        max-inline-size: none;
      }
      .fault {
        color: var(--_wrong);
        font-weight: 600;
        margin-block: 0.5em 0;
      }
    `,
  ];
  static override properties: PropertyDeclarations = { ...InputElement.properties, fault: { state: true } };

  /** The page did not answer when it was asked last. */
  declare private fault: boolean;

  readonly #frame = createRef<HTMLIFrameElement>();
  #channel: PageChannel | undefined;
  #functions: PageFunctions | undefined;
  /** Done when the page has been given its state, or does not take it. */
  #restored: Promise<void> = Promise.resolve();
  /** What the page itself has, so that it is given only what it does not. */
  #known = '';

  constructor() {
    super();
    this.fault = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#channel?.close();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const value = answerTexts(this.value)[0] ?? '';
    if (!changed.has('value') || this.#functions === undefined || value === this.#known) return;
    // Reset, or answered elsewhere: the page begins anew with what there is now.
    const frame = this.#frame.value;
    if (frame !== undefined && this.input?.page !== undefined) frame.src = address(this.input.page);
  }

  protected override fieldTemplate(input: InputView): TemplateResult {
    const { page } = input;
    if (page === undefined) return html``;
    const width = length(page.width, 400);
    const height = length(page.height, 300);
    const unseen = width === '0px' || height === '0px';
    return html`<div role="group" aria-labelledby="label" aria-describedby=${this.describedBy(input)}>
      <div id="label" class="label prose ${input.label === '' ? 'visually-hidden' : ''}">
        ${prose(this.labelOf(input))}
      </div>
      ${this.descriptionsTemplate(input)}
      <div class="frame ${width.endsWith('%') ? 'wide' : ''} ${unseen ? 'unseen' : ''}" dir="ltr">
        ${guard(
          [address(page).replace(/\/pages\/([^/]*)\/\d+\/[^/]*/, '$1')],
          () =>
            html`<iframe
              part="frame"
              title=${page.title === '' ? this.words.term('pageUntitled') : page.title}
              sandbox="allow-scripts allow-forms allow-popups allow-modals"
              src=${address(page)}
              .style=${`width: ${width}; height: ${height}`}
              @load=${this.#onLoad}
              ${ref(this.#frame)}
            ></iframe>`,
        )}
      </div>
      ${this.fault ? html`<p class="fault" role="status">${this.words.term('pageSilent')}</p>` : nothing}
    </div>`;
  }

  readonly #onLoad = (): void => {
    const page = this.input?.page;
    const target = this.#frame.value?.contentWindow;
    if (page === undefined || target == null) return;
    this.#channel?.close();
    this.#channel = pageChannel(target);
    this.#functions = pageFunctions(page, this.#channel);
    this.fault = false;
    this.#restored = this.#restore(page, this.#functions);
  };

  async #restore({ setState, initialState }: PageView, functions: PageFunctions): Promise<void> {
    const value = answerTexts(this.value)[0] ?? '';
    this.#known = value;
    const state = value === '' ? initialState : storedState(value);
    if (setState === undefined || state === undefined || state === '') return;
    // Pages are often not ready for it when they have just been loaded.
    for (const pause of [0, 200, 500, 1000]) {
      await after(pause);
      // Loaded anew since: that page has what it needs from its own beginning.
      if (functions !== this.#functions) return;
      try {
        await functions.restore(state);
        return;
      } catch (error) {
        if (pause === 1000) console.warn('coursewright: a page did not take its state', error);
      }
    }
  }

  override async collect(): Promise<void> {
    const { input } = this;
    const functions = this.#functions;
    if (input?.page === undefined || functions === undefined || this.disabled) return;
    const { getState, setState, getGrade } = input.page;
    if (getGrade === '') return;
    // Asked before it has its state back, a page would tell that nothing has been done.
    await Promise.race([this.#restored, after(3000)]);
    try {
      const grade = await functions.grade();
      const state = getState === undefined || setState === undefined ? undefined : await functions.state();
      this.#known = pageAnswer(grade, state);
      this.fault = false;
    } catch (error) {
      console.warn('coursewright: a page did not tell its answer', error);
      this.fault = true;
      return;
    }
    this.answer(this.#known);
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Only pages of the web: no script of an author's in an address. */
function address({ src }: PageView): string {
  const url = URL.parse(src, document.baseURI);
  return url !== null && ['http:', 'https:'].includes(url.protocol) ? url.href : 'about:blank';
}

/** `600`, `600px`, `100%`. */
function length(text: string, otherwise: number): string {
  const found = /^\s*(\d+(?:\.\d+)?)\s*(%|px)?\s*$/.exec(text);
  return found === null ? `${otherwise}px` : `${found[1]}${found[2] ?? 'px'}`;
}

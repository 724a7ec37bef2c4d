import type { MathsView } from '@coursewright/core';
import { formulaLatex } from '@coursewright/core/formula';
import {
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { Localize } from '../../i18n/localize.ts';
import { asciiMathToMathml } from '../../maths/asciimath/asciimath-to-mathml.ts';
import { preprocess } from '../../maths/asciimath/preprocess.ts';
import { typeset, typesetMathml } from '../../maths/typeset.ts';
import { proseStyles } from '../../styles/prose.styles.ts';
import { tokenStyles } from '../../styles/tokens.styles.ts';

/** Milliseconds without typing after which the formula is drawn, and after which a fault in it is told. */
const DRAWN_AFTER = 250;
const FAULT_AFTER = 1500;

/**
 * A formula as it is understood, below the field in which it is typed: by the language of formulas, or as ASCIIMath.
 *
 * @tagname cw-formula-preview
 */
export class CwFormulaPreview extends LitElement {
  static override styles = [
    tokenStyles,
    proseStyles,
    css`
      :host {
        min-block-size: 2.4em;
        padding-block: 0.35em;
      }
      .drawn {
        overflow-x: auto;
        overflow-y: hidden;
        padding-block: 0.2em;
      }
      .fault {
        color: var(--_soft);
        font-size: 0.9em;
        margin: 0;
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    formula: { attribute: false },
    maths: { attribute: false },
    fault: { state: true },
  };

  declare formula: string;
  /** Of a line of ASCIIMath. */
  declare maths: MathsView | undefined;
  declare private fault: boolean;

  readonly #words = new Localize(this);
  readonly #drawn = createRef<HTMLElement>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.formula = '';
    this.fault = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('formula')) return;
    this.fault = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#draw(), DRAWN_AFTER);
  }

  protected override render(): TemplateResult {
    return html`<div aria-live="polite">
      <div class="drawn" dir="ltr" ?hidden=${this.fault} ${ref(this.#drawn)}></div>
      ${this.fault ? html`<p class="fault">${this.#words.term('formulaUnread')}</p>` : nothing}
    </div>`;
  }

  async #draw(): Promise<void> {
    const place = this.#drawn.value;
    if (place === undefined) return;
    if (this.maths !== undefined) return this.#drawAsciiMath(place, this.maths);
    let latex: string;
    try {
      latex = formulaLatex(this.formula);
    } catch {
      // Half a formula is on its way to being one: what was drawn goes, and only who stops there is told.
      place.replaceChildren();
      this.#timer = setTimeout(() => {
        this.fault = true;
      }, FAULT_AFTER - DRAWN_AFTER);
      return;
    }
    if (latex === '') return place.replaceChildren();
    const next = document.createElement('span');
    next.className = 'maths';
    await typeset(next, latex, false);
    place.replaceChildren(next);
  }

  /** Half a formula is one, too: what is not written yet is a box. */
  async #drawAsciiMath(place: HTMLElement, { preprocessor }: MathsView): Promise<void> {
    if (this.formula.trim() === '') return place.replaceChildren();
    const next = document.createElement('span');
    next.className = 'maths';
    await typesetMathml(next, asciiMathToMathml(preprocess(this.formula, preprocessor)));
    place.replaceChildren(next);
  }
}

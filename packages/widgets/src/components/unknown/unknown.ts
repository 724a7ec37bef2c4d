import { html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { blockIdOf } from '../../blocks/course-key-of.ts';
import type { BlockViewContext } from '../../blocks/block-context.ts';
import { Localize } from '../../i18n/localize.ts';
import { noticeStyles } from '../../styles/notice.styles.ts';
import { tokenStyles } from '../../styles/tokens.styles.ts';

/**
 * Stands where a block of a type stands that this page has no element for.
 *
 * @tagname cw-unknown
 * @csspart notice - The sentence.
 */
export class CwUnknown extends LitElement {
  static override styles = [tokenStyles, noticeStyles];
  static override properties: PropertyDeclarations = { context: { attribute: false } };

  declare context: BlockViewContext | undefined;
  readonly #words = new Localize(this);

  protected override render(): TemplateResult {
    const { type = '', title = '', usageKey = '' } = this.context ?? {};
    // A block without a name of its own is called by its id, which tells a learner nothing.
    const named = title !== '' && title !== blockIdOf(usageKey);
    return html`<p class="notice" part="notice">
      <span
        >${named ? this.#words.term('unknownType', title, type) : this.#words.term('unknownUntitled', type)}</span
      >
    </p>`;
  }
}

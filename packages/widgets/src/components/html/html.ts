import type { HtmlView } from '@coursewright/core';
import { html, type TemplateResult } from 'lit';
import type { BlockViewContext } from '../../blocks/block-context.ts';
import { BlockElement } from '../../elements/block-element.ts';
import { prose } from '../../html/prose.ts';
import { buttonStyles } from '../../styles/button.styles.ts';
import { noticeStyles } from '../../styles/notice.styles.ts';
import { proseStyles } from '../../styles/prose.styles.ts';
import { tokenStyles } from '../../styles/tokens.styles.ts';
import { afterSeen } from './after-seen.ts';

/**
 * An html block: the author's text. It counts as done after five seconds in view.
 *
 * @tagname cw-html
 * @csspart body - The text.
 */
export class CwHtml extends BlockElement<HtmlView> {
  static override styles = [tokenStyles, buttonStyles, noticeStyles, proseStyles];

  #stopWatching: (() => void) | undefined;

  protected override blockTemplate(view: HtmlView, { host, title }: BlockViewContext): TemplateResult {
    if (view.frame !== undefined) {
      return html`<cw-frame .document=${view.frame} .host=${host} .name=${title}></cw-frame>`;
    }
    return html`<div class="prose" part="body" dir="auto">${prose(view.html)}</div>`;
  }

  protected override updated(): void {
    const { context } = this;
    if (context === undefined || this.#stopWatching !== undefined || (context.completion ?? 1) >= 1) return;
    this.#stopWatching = afterSeen(this, () => {
      void context.act('complete', {}).catch(() => this.#watchAgain());
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watchAgain();
  }

  #watchAgain(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }
}

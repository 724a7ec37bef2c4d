import type { BlockView } from '@coursewright/core';
import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Connection } from '../../api/connection.ts';
import { completionOf, withBlock } from '../../blocks/block-tree.ts';
import { courseKeyOf } from '../../blocks/course-key-of.ts';
import { createBlockContext } from '../../blocks/create-block-context.ts';
import { blockViewTag } from '../../blocks/block-views.ts';
import { CoursewrightElement } from '../../elements/coursewright-element.ts';
import { LoadController } from '../../elements/load-controller.ts';
import { faultTemplate, loadingTemplate, setupTemplate } from '../../elements/load-templates.ts';
import { logInTemplate } from '../../elements/log-in-template.ts';
import { tellShownCourse } from '../../elements/shown-course.ts';
import { buttonStyles } from '../../styles/button.styles.ts';
import { noticeStyles } from '../../styles/notice.styles.ts';
import { tokenStyles } from '../../styles/tokens.styles.ts';
import { unitStyles } from './unit.styles.ts';

interface ShownBlock {
  readonly block: BlockView;
  readonly connection: Connection;
  readonly element: HTMLElement;
}

/**
 * A unit: its blocks one below the other, each shown by the element registered for its type.
 *
 * @tagname cw-unit
 * @fires cw-completion - How far the unit is now; detail `{usageKey, completion}`.
 * @csspart base - All of it.
 * @csspart title - The heading.
 * @csspart block - One block.
 */
export class CwUnit extends CoursewrightElement {
  static override styles = [tokenStyles, buttonStyles, noticeStyles, unitStyles];
  static override properties: PropertyDeclarations = {
    ...CoursewrightElement.properties,
    block: {},
    course: {},
  };

  /** Usage key of the unit; any other block is shown alone. */
  declare block: string | undefined;
  /** Course key, needed only for blocks whose key does not hold it. */
  declare course: string | undefined;

  readonly #loader: LoadController<BlockView> = new LoadController(
    this,
    () => {
      const { block, connection } = this;
      return block === undefined || connection === undefined ? undefined : [block, connection];
    },
    (signal) => {
      const { block, connection } = this;
      if (block === undefined || connection === undefined) throw new TypeError('nothing to load');
      return connection.client.block(block, signal);
    },
  );
  readonly #elements = new Map<string, ShownBlock>();

  constructor() {
    super();
    tellShownCourse(this, () => {
      const { block, connection } = this;
      if (connection === undefined || block === undefined || this.#loader.value === undefined)
        return undefined;
      return { events: connection.events, courseId: courseKeyOf(block) ?? this.course ?? '' };
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('block')) this.#elements.clear();
  }

  protected override render(): TemplateResult {
    const { connection, words } = this;
    if (this.block === undefined) return setupTemplate(words, 'address');
    if (connection === undefined) return setupTemplate(words, 'credentials');
    const { state } = this.#loader;
    const reload = (): void => void this.#loader.reload();
    if (state.is === 'failed') {
      return html`${faultTemplate(words, state.error, reload)}
      ${logInTemplate(words, connection, this.login, reload)}`;
    }
    if (state.is !== 'loaded') return loadingTemplate(words);
    const unit = state.value;
    const blocks = unit.children ?? [unit];
    return html`<section class="unit" part="base" aria-labelledby=${unit.children ? 'title' : ''}>
        ${unit.children ? html`<h2 id="title" part="title" tabindex="-1">${unit.title}</h2>` : ''}
        ${blocks.length === 0 ? html`<p class="quiet">${words.term('unitEmpty')}</p>` : ''}
        ${this.#blocksTemplate(blocks, connection)}
      </section>
      ${logInTemplate(words, connection, this.login, reload)}`;
  }

  #blocksTemplate(blocks: readonly BlockView[], connection: Connection): unknown {
    return repeat(
      blocks,
      ({ usageKey }) => usageKey,
      (block) =>
        block.children === undefined
          ? this.#blockElement(block, connection)
          : html`<div class="unit">${this.#blocksTemplate(block.children, connection)}</div>`,
    );
  }

  /** The element of a block; the same one as long as the block's type is, with all that was typed into it. */
  #blockElement(block: BlockView, connection: Connection): HTMLElement {
    const tagName = blockViewTag(block.type);
    const known = this.#elements.get(block.usageKey);
    if (known?.block === block && known.connection === connection) return known.element;
    const kept = known?.element.localName === tagName && known.connection === connection;
    const element = kept ? known.element : document.createElement(tagName);
    element.lang = this.words.lang();
    element.part.add('block');
    const context = createBlockContext(block, connection, {
      language: this.language,
      courseKey: this.course,
      changed: (changed) => this.#changed(changed),
    });
    Object.assign(element, { view: block.view, context });
    this.#elements.set(block.usageKey, { block, connection, element });
    return element;
  }

  #changed(block: BlockView): void {
    const unit = this.#loader.value;
    if (unit === undefined) return;
    const next = withBlock(unit, block);
    this.#loader.set(next);
    // Told at once, so that who asked for the change goes on with the new view.
    const shown = this.#elements.get(block.usageKey);
    if (shown !== undefined) Object.assign(shown.element, { view: block.view });
    const completion = completionOf(next);
    if (completion === undefined) return;
    const detail = { usageKey: unit.usageKey, completion };
    this.dispatchEvent(new CustomEvent('cw-completion', { detail, bubbles: true, composed: true }));
  }

  /** Moves the focus to the unit's heading. */
  override focus(): void {
    this.shadowRoot?.querySelector<HTMLElement>('#title')?.focus();
  }

  /** The same, once what is to be shown is there. */
  async focusWhenLoaded(): Promise<void> {
    await this.updateComplete;
    await this.#loader.done;
    await this.updateComplete;
    this.focus();
  }
}

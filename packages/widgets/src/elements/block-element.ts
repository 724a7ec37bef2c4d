import type { BlockView } from '@coursewright/core';
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { BlockViewContext } from '../blocks/block-context.ts';
import { courseKeyOf } from '../blocks/course-key-of.ts';
import { createBlockContext } from '../blocks/create-block-context.ts';
import { CoursewrightElement } from './coursewright-element.ts';
import { LoadController } from './load-controller.ts';
import { faultTemplate, loadingTemplate, setupTemplate } from './load-templates.ts';
import { logInTemplate } from './log-in-template.ts';
import { tellShownCourse } from './shown-course.ts';

/**
 * An element for one block. Alone in a page it loads the block named by `block`; within a unit it is given `view` and
 * `context` and loads nothing.
 */
export abstract class BlockElement<View> extends CoursewrightElement {
  static override properties: PropertyDeclarations = {
    ...CoursewrightElement.properties,
    block: {},
    course: {},
    view: { attribute: false },
    context: { attribute: false },
  };

  /** Usage key. */
  declare block: string | undefined;
  /** Course key, needed only for blocks whose key does not hold it. */
  declare course: string | undefined;
  declare view: View | undefined;
  declare context: BlockViewContext | undefined;

  readonly #loader: LoadController<BlockView> = new LoadController(
    this,
    () => {
      const { block, connection } = this;
      return this.#given || block === undefined || connection === undefined ? undefined : [block, connection];
    },
    async (signal) => {
      const { block, connection } = this;
      if (block === undefined || connection === undefined) throw new TypeError('nothing to load');
      const loaded = await connection.client.block(block, signal);
      this.#show(loaded);
      return loaded;
    },
  );
  #given = false;
  #shown: BlockView | undefined;

  constructor() {
    super();
    tellShownCourse(this, () => {
      const { block, connection } = this;
      if (connection === undefined || block === undefined || this.#loader.value === undefined)
        return undefined;
      return { events: connection.events, courseId: courseKeyOf(block) ?? this.course ?? '' };
    });
  }

  /** Of its title: under a unit's, or as high as that where it stands alone. */
  protected get headingLevel(): 2 | 3 {
    return this.#given ? 3 : 2;
  }

  /** The block's own content, `view` and `context` being there. */
  protected abstract blockTemplate(view: View, context: BlockViewContext): TemplateResult;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('context') && this.context !== undefined && this.#shown === undefined) this.#given = true;
  }

  #show(block: BlockView): void {
    const { connection } = this;
    if (connection === undefined) return;
    this.#shown = block;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a block's view has the shape its type returned on the server
    this.view = block.view as View;
    this.context = createBlockContext(block, connection, {
      language: this.language,
      courseKey: this.course,
      changed: (changed) => {
        this.#show(changed);
        this.#loader.set(changed);
      },
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, context } = this;
    if (this.#given)
      return view === undefined || context === undefined ? nothing : this.blockTemplate(view, context);
    if (this.block === undefined) return setupTemplate(this.words, 'address');
    if (this.connection === undefined) return setupTemplate(this.words, 'credentials');
    const { state } = this.#loader;
    if (state.is === 'failed') {
      return html`${faultTemplate(this.words, state.error, () => void this.#loader.reload())}
      ${logInTemplate(this.words, this.connection, this.login, () => void this.#loader.reload())}`;
    }
    if (state.is !== 'loaded' || view === undefined || context === undefined)
      return loadingTemplate(this.words);
    return html`${this.blockTemplate(view, context)}
    ${logInTemplate(this.words, this.connection, this.login, () => void this.#loader.reload())}`;
  }
}

import type { CourseView, OutlineNode } from '@coursewright/core';
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { CoursewrightElement } from '../../elements/coursewright-element.ts';
import { LoadController } from '../../elements/load-controller.ts';
import { faultTemplate, loadingTemplate, setupTemplate } from '../../elements/load-templates.ts';
import { logInTemplate } from '../../elements/log-in-template.ts';
import { tellShownCourse } from '../../elements/shown-course.ts';
import { buttonStyles } from '../../styles/button.styles.ts';
import { markStyles } from '../../styles/mark.styles.ts';
import { noticeStyles } from '../../styles/notice.styles.ts';
import { tokenStyles } from '../../styles/tokens.styles.ts';
import type { CwUnit } from '../unit/unit.ts';
import { followedLink, linkedBlock } from './block-link.ts';
import { coursePart } from './course-part.ts';
import { isOpen, placeOf, unitPlaces, withCompletions, type UnitPlace } from './course-place.ts';
import { courseStyles } from './course.styles.ts';
import { outlineStyles } from './outline.styles.ts';
import { tellNavigation, type Departure } from './navigation-events.ts';
import { closedSentence, outlineTemplate } from './outline-template.ts';

/**
 * A whole course: outline with completion, the current unit, the way to the previous and next one.
 *
 * Opens the unit in the address (with `hash`), else the one named by `unit`, the one to go on with, the first.
 *
 * @tagname cw-course
 * @fires cw-navigate - Another unit was opened; detail `{usageKey}`.
 * @csspart base - All of it.
 * @csspart outline - The navigation.
 * @csspart outline-unit - A unit in the navigation.
 * @csspart content - The current unit with what is around it.
 * @csspart step - The buttons to the previous and next unit.
 */
export class CwCourse extends CoursewrightElement {
  static override styles = [tokenStyles, buttonStyles, noticeStyles, markStyles, outlineStyles, courseStyles];
  static override properties: PropertyDeclarations = {
    ...CoursewrightElement.properties,
    course: {},
    block: {},
    unit: {},
    hash: { type: Boolean },
    current: { state: true },
    menuOpen: { state: true },
    unfolded: { state: true },
    announcement: { state: true },
  };

  /** Course key. */
  declare course: string | undefined;
  /** Usage key of a section or subsection: shows that part of the course alone. */
  declare block: string | undefined;
  /** Usage key of the unit to open; changing it goes there. */
  declare unit: string | undefined;
  /** Keeps the current unit in the page's address, so that it can be linked, reloaded and gone back to. */
  declare hash: boolean;

  declare private current: string | undefined;
  declare private menuOpen: boolean;
  declare private unfolded: ReadonlySet<string>;
  declare private announcement: string;

  readonly #loader: LoadController<CourseView> = new LoadController(
    this,
    () => {
      const { course, block, connection } = this;
      return course === undefined || connection === undefined ? undefined : [course, block, connection];
    },
    async (signal) => {
      const { course, connection } = this;
      if (course === undefined || connection === undefined) throw new TypeError('nothing to load');
      return coursePart(await connection.client.course(course, signal), this.block);
    },
  );
  readonly #unit = createRef<CwUnit>();
  readonly #menuButton = createRef<HTMLElement>();
  #completions: ReadonlyMap<string, number> = new Map();

  constructor() {
    super();
    tellShownCourse(this, () => {
      const { connection } = this;
      const courseId = this.#loader.value?.courseKey;
      return connection && courseId !== undefined ? { events: connection.events, courseId } : undefined;
    });
    this.hash = false;
    this.menuOpen = false;
    this.unfolded = new Set();
    this.announcement = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#onAddress);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#onAddress);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const other = changed.has('course') || changed.has('block');
    if (other) this.current = undefined;
    const course = this.#loader.value;
    if (course === undefined || other) return;
    if (this.current === undefined) {
      const first = this.#firstUnit(course);
      this.#open(first);
      // Named from the start, so that going back leads here.
      if (this.hash && first !== undefined) history.replaceState(history.state, '', `#${first}`);
    } else if (changed.has('unit') && this.unit !== undefined) this.#open(this.unit);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('current')) this.#showInOutline();
  }

  /** Moves the outline's own scroll, and nothing else, to where the current unit is. */
  #showInOutline(): void {
    const side = this.shadowRoot?.querySelector<HTMLElement>('.side');
    const link = side?.querySelector<HTMLElement>('[aria-current]');
    if (side == null || link == null || side.scrollHeight <= side.clientHeight) return;
    const at = link.getBoundingClientRect().top - side.getBoundingClientRect().top + side.scrollTop;
    if (at < side.scrollTop || at > side.scrollTop + side.clientHeight - 60) {
      side.scrollTop = at - side.clientHeight / 2;
    }
  }

  protected override render(): TemplateResult {
    const { connection, words } = this;
    if (this.course === undefined) return setupTemplate(words, 'address');
    if (connection === undefined) return setupTemplate(words, 'credentials');
    const { state } = this.#loader;
    const reload = (): void => void this.#loader.reload();
    if (state.is === 'failed') {
      return html`${faultTemplate(words, state.error, reload)}
      ${logInTemplate(words, connection, this.login, reload)}`;
    }
    if (state.is !== 'loaded') return loadingTemplate(words);
    const outline = withCompletions(state.value.outline, this.#completions);
    const places = unitPlaces({ outline });
    if (places.length === 0) return this.#emptyTemplate(state.value);
    // A part of one unit needs no way around.
    const alone = this.block !== undefined && places.length === 1;
    return html`<div class="course ${alone ? 'alone' : ''}" part="base" @click=${this.#onClick}>
      ${alone ? nothing : this.#outlineTemplate(state.value, outline, places)}
      <div class="content" part="content">${this.#contentTemplate(places)}</div>
      <p class="visually-hidden" role="status">${this.announcement}</p>
      ${logInTemplate(words, connection, this.login, reload)}
    </div>`;
  }

  #emptyTemplate({ title, outline }: CourseView): TemplateResult {
    return html`<h2>${title}</h2>
      <div class="notice">
        <div>
          ${outline.length === 0 ? this.words.term('courseEmpty') : nothing}
          ${outline.map((section) => html`<strong>${section.title}</strong> ${closedSentence(this.words, section)}`)}
        </div>
      </div>`;
  }

  #outlineTemplate(
    { title }: CourseView,
    outline: readonly OutlineNode[],
    places: readonly UnitPlace[],
  ): TemplateResult {
    const { words, menuOpen } = this;
    const done = places.filter(({ unit }) => unit.completion >= 1).length;
    return html`<div class="side">
      <button
        type="button"
        class="menu"
        aria-expanded=${menuOpen}
        aria-controls="outline"
        @click=${() => (this.menuOpen = !menuOpen)}
        ${ref(this.#menuButton)}
      >
        <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
          <path d="M2 4h14M2 9h14M2 14h9" />
        </svg>
        ${words.term('outline')}
      </button>
      <nav
        id="outline"
        class=${menuOpen ? 'open' : ''}
        part="outline"
        aria-label=${words.term('outline')}
        @keydown=${this.#onOutlineKey}
      >
        <h2 class="course-title">${title}</h2>
        <p class="progress">
          <span class="bar" aria-hidden="true"
            ><svg viewBox="0 0 100 1" preserveAspectRatio="none">
              <rect width=${(100 * done) / places.length} height="1" /></svg
          ></span>
          <span>${words.term('unitsDone', done, places.length)}</span>
        </p>
        ${outlineTemplate(words, outline, {
          current: this.current,
          unfolded: this.unfolded,
          address: (usageKey) => this.#addressOf(usageKey),
          toggle: ({ usageKey }) => {
            const unfolded = new Set(this.unfolded);
            if (!unfolded.delete(usageKey)) unfolded.add(usageKey);
            this.unfolded = unfolded;
          },
        })}
      </nav>
    </div>`;
  }

  #contentTemplate(places: readonly UnitPlace[]): TemplateResult {
    const { words, current } = this;
    const place = current === undefined ? undefined : placeOf(places, current);
    if (current === undefined) return html`<p class="notice"><span>${words.term('nothingOpen')}</span></p>`;
    const open = places.filter(isOpen);
    const at = place === undefined ? -1 : open.indexOf(place);
    const steps = html`<div class="steps" ?hidden=${this.block !== undefined && places.length === 1}>
      ${this.#stepTemplate('previous', at > 0 ? open[at - 1] : undefined)}
      ${this.#stepTemplate('next', at >= 0 ? open[at + 1] : undefined)}
    </div>`;
    return html`${
      place === undefined
        ? nothing
        : html`<p class="path quiet">${place.path.map(({ title }) => title).join(' › ')}</p>`
    }
    ${
      place !== undefined && !isOpen(place)
        ? html`<div class="notice">
            <div>
              <strong>${place.unit.title}</strong>
              ${closedSentence(words, [place.unit, ...place.path].find(({ closed }) => closed !== undefined) ?? place.unit)}
            </div>
          </div>`
        : html`<cw-unit
            exportparts="base: unit, title: unit-title, block"
            .block=${current}
            .course=${this.course}
            .host=${this.host}
            .embedKey=${this.embedKey}
            .csrfToken=${this.csrfToken}
            .tokenProvider=${this.tokenProvider}
            .language=${this.language}
            @cw-completion=${this.#onCompletion}
            ${ref(this.#unit)}
          ></cw-unit>`
    }
    ${steps}
    ${at >= 0 && at === open.length - 1 && this.block === undefined ? html`<p class="quiet end">${words.term('courseEnd')}</p>` : nothing}`;
  }

  #stepTemplate(direction: 'previous' | 'next', to: UnitPlace | undefined): TemplateResult {
    const { words } = this;
    return html`<button
      type="button"
      class="step ${direction}"
      part="step"
      aria-disabled=${to === undefined ? 'true' : nothing}
      @click=${() => to && this.#go(to.unit.usageKey, { by: direction })}
    >
      <span class="direction">${words.term(direction === 'next' ? 'next' : 'previous')}</span>
      ${to === undefined ? nothing : html`<span class="to">${to.unit.title}</span>`}
    </button>`;
  }

  #firstUnit(course: CourseView): string | undefined {
    const places = unitPlaces(course);
    const wanted = [this.hash ? hashKey() : undefined, this.unit, course.resume];
    for (const key of wanted) {
      if (key !== undefined && key !== '') return placeOf(places, key)?.unit.usageKey ?? key;
    }
    return (places.find(isOpen) ?? places[0])?.unit.usageKey;
  }

  /** Shows a unit, without telling anybody. */
  #open(usageKey: string | undefined): void {
    if (usageKey === undefined) return;
    const course = this.#loader.value;
    const place = course && placeOf(unitPlaces(course), usageKey);
    this.current = place?.unit.usageKey ?? usageKey;
    const section = place?.path[0];
    // The section one comes into unfolds, and those left behind fold: what is opened by hand stays as long as one is in it.
    if (section !== undefined && !this.unfolded.has(section.usageKey))
      this.unfolded = new Set([section.usageKey]);
  }

  /** Goes to a unit because the learner asked to: the address, the focus and the page's listeners follow. */
  #go(usageKey: string, departure: Departure): void {
    const before = this.current;
    const course = this.#loader.value;
    const from = course && before ? placeOf(unitPlaces(course), before) : undefined;
    this.#open(usageKey);
    const { current } = this;
    this.menuOpen = false;
    if (current === undefined || current === before) return;
    if (this.hash) history.pushState(null, '', `#${current}`);
    if (this.connection !== undefined && course !== undefined) {
      const to = placeOf(unitPlaces(course), current);
      tellNavigation(this.connection, course.courseKey, { ...departure, from, to });
    }
    this.#tell(current);
  }

  #tell(current: string): void {
    const detail = { usageKey: current };
    this.dispatchEvent(new CustomEvent('cw-navigate', { detail, bubbles: true, composed: true }));
    const course = this.#loader.value;
    const places = course === undefined ? [] : unitPlaces(course);
    const at = places.findIndex(({ unit }) => unit.usageKey === current);
    const title = places[at]?.unit.title ?? '';
    this.announcement = at === -1 ? '' : this.words.term('unitNumber', at + 1, places.length, title);
    void this.#moveFocus();
  }

  async #moveFocus(): Promise<void> {
    await this.updateComplete;
    const unit = this.#unit.value;
    if (unit === undefined) return;
    await unit.focusWhenLoaded();
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: 'start' });
  }

  readonly #onAddress = (): void => {
    const key = hashKey();
    if (!this.hash || key === '' || key === this.current) return;
    this.#open(key);
    if (this.current !== undefined) this.#tell(this.current);
  };

  readonly #onClick = (event: MouseEvent): void => {
    const link = followedLink(event);
    const { connection } = this;
    if (link === undefined || connection === undefined) return;
    const key = link.dataset['unit'] ?? linkedBlock(link.href, connection.host);
    if (key === undefined) return;
    event.preventDefault();
    const by = link.dataset['unit'] === undefined ? 'link' : 'outline';
    this.#go(key, { by, address: link.href });
  };

  readonly #onOutlineKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.menuOpen) return;
    this.menuOpen = false;
    this.#menuButton.value?.focus();
  };

  readonly #onCompletion = (event: Event): void => {
    if (!(event instanceof CustomEvent)) return;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the detail of cw-unit's own event
    const { usageKey, completion } = event.detail as { usageKey: string; completion: number };
    this.#completions = new Map([...this.#completions, [usageKey, completion]]);
    this.requestUpdate();
  };

  #addressOf(usageKey: string): string {
    if (this.hash) return `#${usageKey}`;
    return new URL(`/blocks/${encodeURIComponent(usageKey)}`, this.connection?.host).href;
  }
}

/** The usage key in the page's address. */
function hashKey(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
}

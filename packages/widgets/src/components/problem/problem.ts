import type { ProblemView } from '@coursewright/core';
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { asApiError, type ApiError } from '../../api/api-error.ts';
import type { BlockViewContext } from '../../blocks/block-context.ts';
import { BlockElement } from '../../elements/block-element.ts';
import { prose } from '../../html/prose.ts';
import {
  emptyAnswer,
  isAnswer,
  isEmpty,
  sameAnswer,
  type Answer,
  type Answers,
} from '../../inputs/answer.ts';
import { buttonStyles } from '../../styles/button.styles.ts';
import { markStyles } from '../../styles/mark.styles.ts';
import { noticeStyles } from '../../styles/notice.styles.ts';
import { proseStyles } from '../../styles/prose.styles.ts';
import { tokenStyles } from '../../styles/tokens.styles.ts';
import type { CwFrame } from '../frame/frame.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { problemActionsTemplate, type ProblemAction } from './problem-actions.ts';
import { framedBody } from './framed-body.ts';
import { inlineBody } from './inline-body.ts';
import type { ProblemBody } from './problem-body.ts';
import { problemNoticesTemplate } from './problem-notices.ts';
import { outcomeTemplate, pointsSentence } from './problem-outcome.ts';
import { tellAsked, tellDone } from './problem-events.ts';
import { problemStyles } from './problem.styles.ts';

/**
 * One problem: its question, the learner's answers, how they were graded.
 *
 * What is typed stays: through a lost connection, a token that runs out, a look at another unit.
 *
 * @tagname cw-problem
 * @fires cw-submitted - An answer was taken; detail `{usageKey, state, score}`.
 * @csspart base - All of it.
 * @csspart title - The heading.
 * @csspart body - The author's HTML with the inputs.
 * @csspart outcome - How the submission went.
 * @csspart actions - The buttons.
 * @csspart notice - A sentence that needs to be seen.
 */
export class CwProblem extends BlockElement<ProblemView> {
  static override styles = [tokenStyles, buttonStyles, noticeStyles, markStyles, proseStyles, problemStyles];
  static override properties: PropertyDeclarations = {
    ...BlockElement.properties,
    busy: { state: true },
    failed: { state: true },
    saved: { state: true },
    missing: { state: true },
    secondsLeft: { state: true },
  };

  declare private busy: ProblemAction | undefined;
  /** What did not work, to be tried again. */
  declare private failed: { readonly action: ProblemAction; readonly error: ApiError } | undefined;
  declare private saved: boolean;
  declare private missing: ReadonlySet<string>;
  /** Until a further submission is taken. */
  declare private secondsLeft: number;

  readonly #container = createRef<HTMLElement>();
  readonly #outcome = createRef<HTMLElement>();
  readonly #frame = createRef<CwFrame>();
  #inline: ReturnType<typeof inlineBody> | undefined;
  #framed: ReturnType<typeof framedBody> | undefined;
  #body: ProblemBody | undefined;
  #countdown: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.saved = false;
    this.missing = new Set();
    this.secondsLeft = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#countdown);
  }

  protected override blockTemplate(view: ProblemView, context: BlockViewContext): TemplateResult {
    const { words } = this;
    return html`<section class="problem" part="base" aria-labelledby="title">
      <header>
        <h3 id="title" part="title" aria-level=${this.headingLevel}>${context.title}</h3>
        <p class="points quiet">${pointsSentence(words, view.score, context.graded)}</p>
      </header>
      ${view.frame === undefined ? this.#inlineTemplate() : this.#frameTemplate(view.frame, context)}
      ${view.hints.shown.length === 0 ? nothing : this.#hintsTemplate(view)}
      <div class="live" aria-live="polite" ${ref(this.#outcome)} tabindex="-1">
        ${outcomeTemplate(words, view, { editing: this.#edited.size > 0, saved: this.saved })}
        ${problemNoticesTemplate(words, view, {
          failed: this.failed?.error,
          saved: this.saved,
          missing: this.missing.size,
          secondsLeft: this.secondsLeft,
          retry: () => void this.#retry(),
        })}
      </div>
      ${problemActionsTemplate(words, view, { busy: this.busy, run: (action) => void this.#run(action) })}
    </section>`;
  }

  #inlineTemplate(): TemplateResult {
    return html`<div
      class="body prose"
      part="body"
      dir="auto"
      ${ref(this.#container)}
      @cw-answer=${this.#onAnswer}
      @cw-submit=${() => void this.#run('submit')}
    ></div>`;
  }

  #frameTemplate(frame: string, { host, title }: BlockViewContext): TemplateResult {
    return html`<cw-frame
      part="body"
      .document=${frame}
      .host=${host}
      .name=${title}
      .problem=${true}
      @cw-frame-message=${this.#onFrame}
      ${ref(this.#frame)}
    ></cw-frame>`;
  }

  #hintsTemplate({ hints }: ProblemView): TemplateResult {
    return html`<ol class="hints" part="hints">
      ${hints.shown.map(
        (hint, index) =>
          html`<li class="prose">
            <strong>${this.words.term('hintNumber', index + 1, hints.total)}</strong> ${prose(hint)}
          </li>`,
      )}
    </ol>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('view')) this.#startCountdown();
  }

  protected override updated(): void {
    const { view } = this;
    if (view === undefined) return;
    const container = this.#container.value;
    const frame = this.#frame.value;
    if (frame !== undefined) this.#body = this.#framed ??= framedBody(frame);
    else if (container !== undefined) {
      if (this.#inline?.container !== container) this.#inline = inlineBody(container);
      this.#body = this.#inline.show(view.html);
    }
    const edited = this.#edited;
    const ids = Object.keys(view.inputs);
    this.#body?.update({
      view: { inputs: view.inputs, ...(view.shownAnswers && { shownAnswers: view.shownAnswers }) },
      values: Object.fromEntries(ids.map((id) => [id, edited.get(id) ?? view.answers[id]])),
      // A mark belongs to the answer that was graded, not to the one being typed.
      results: Object.fromEntries(ids.map((id) => [id, edited.has(id) ? undefined : view.results?.[id]])),
      disabled: view.closed !== undefined && view.closed !== 'waiting' && !view.can.save,
      missing: [...this.missing],
      language: this.words.lang(),
      fallbackLabels: Object.fromEntries(
        ids.map((id, index) => [id, this.words.term('answerNumber', index + 1, ids.length)]),
      ),
      explanation: this.words.term('explanation'),
    });
  }

  get #key(): string {
    return `${this.context?.host} ${this.context?.usageKey}`;
  }

  /** What was changed since the server last knew. */
  get #edited(): ReadonlyMap<string, Answer> {
    return draftOf(this.#key);
  }

  readonly #onAnswer = (event: Event): void => {
    if (!(event instanceof CustomEvent) || !(event.target instanceof HTMLElement)) return;
    this.#edit(event.target.closest<HTMLElement>('cw-input')?.dataset['input'], event.detail);
  };

  readonly #onFrame = ({ detail }: CustomEvent<{ type: unknown; id?: unknown; answer?: unknown }>): void => {
    if (detail.type === 'cw-frame-problem-ready') this.#framed?.ready();
    else if (detail.type === 'cw-frame-answer') this.#edit(detail.id, detail.answer);
    else if (detail.type === 'cw-frame-submit') void this.#run('submit');
    else if (detail.type === 'cw-frame-collected') this.#framed?.collected();
  };

  /** An answer changed, here or in the frame, where an author's script may say anything. */
  #edit(id: unknown, answer: unknown): void {
    const { view } = this;
    if (view === undefined || typeof id !== 'string' || !Object.hasOwn(view.inputs, id) || !isAnswer(answer))
      return;
    const edited = new Map(this.#edited);
    if (sameAnswer(answer, view.answers[id])) edited.delete(id);
    else edited.set(id, answer);
    keepDraft(this.#key, edited);
    this.saved = false;
    this.missing = new Set([...this.missing].filter((one) => one !== id));
    this.requestUpdate();
  }

  #answers(view: ProblemView): Answers {
    const edited = this.#edited;
    const all = Object.values(view.inputs).map(
      (input) => [input.id, edited.get(input.id) ?? view.answers[input.id] ?? emptyAnswer(input)] as const,
    );
    return Object.fromEntries(
      all.filter(([id, answer]) => !isEmpty(answer) || view.inputs[id]?.multiple === true),
    );
  }

  async #run(action: ProblemAction): Promise<void> {
    const { view, context } = this;
    if (view === undefined || context === undefined || this.busy !== undefined) return;
    if (action === 'submit' && !view.can.submit) return;
    const takesAnswers = action === 'submit' || action === 'save';
    if (takesAnswers) await this.#collect(action);
    const answers = this.#answers(view);
    if (action === 'submit' && this.#lacksAnswers(view, answers)) return;
    tellAsked(context, action, answers);
    const sent = this.#edited;
    const hadFocus = this.shadowRoot?.activeElement != null;
    this.failed = undefined;
    this.saved = false;
    this.busy = action;
    try {
      await context.act(
        action,
        takesAnswers ? { answers: { ...answers, ...(await mathmlOf(view, answers)) } } : {},
      );
      this.#settle(action, sent);
    } catch (thrown) {
      await this.#fail(action, asApiError(thrown));
    } finally {
      this.busy = undefined;
    }
    await this.#keepFocus(hadFocus);
  }

  /** Inputs in frames tell their answers when they are asked. */
  async #collect(action: ProblemAction): Promise<void> {
    this.busy = action;
    try {
      await this.#body?.collect();
    } finally {
      this.busy = undefined;
    }
  }

  /** Whether something has to be answered first; choosing no box at all may be right. */
  #lacksAnswers(view: ProblemView, answers: Answers): boolean {
    const missing = Object.values(view.inputs)
      .filter(({ id, multiple, hidden }) => multiple !== true && hidden !== true && isEmpty(answers[id]))
      .map(({ id }) => id);
    this.missing = new Set(missing);
    const [first] = missing;
    if (first === undefined) return false;
    this.#body?.focusOn(first);
    return true;
  }

  /** The answer came: what was typed while it was under way stays a draft. */
  #settle(action: ProblemAction, sent: ReadonlyMap<string, Answer>): void {
    if (action === 'reset') keepDraft(this.#key, new Map());
    else if (action === 'submit' || action === 'save') {
      keepDraft(
        this.#key,
        new Map([...this.#edited].filter(([id, answer]) => !sameAnswer(answer, sent.get(id)))),
      );
    }
    this.saved = action === 'save';
    const { view, context } = this;
    if (view !== undefined && context !== undefined)
      tellDone(context, action, { answers: view.answers, html: view.html });
    if (action === 'submit' && view !== undefined) {
      const { state, score } = view;
      const detail = { usageKey: context?.usageKey, state, score };
      this.dispatchEvent(new CustomEvent('cw-submitted', { detail, bubbles: true, composed: true }));
    }
    this.requestUpdate();
  }

  /** A button that was pressed may be gone: whoever uses the keyboard goes on where the outcome is told. */
  async #keepFocus(hadFocus: boolean): Promise<void> {
    await this.updateComplete;
    if (hadFocus && this.shadowRoot?.activeElement === null) this.#outcome.value?.focus();
  }

  async #fail(action: ProblemAction, error: ApiError): Promise<void> {
    this.failed = { action, error };
    // A refusal tells that the page is behind: another tab answered, or the time is over.
    if (error.status === 403) await this.context?.refresh().catch(() => undefined);
  }

  /** Sends again; after a lost reply only when the first one did not arrive, lest it cost an attempt. */
  async #retry(): Promise<void> {
    const { failed, view, context } = this;
    if (failed === undefined || view === undefined || context === undefined) return;
    if (failed.action !== 'submit' || !failed.error.isLost) return this.#run(failed.action);
    const before = view.attempts.used;
    const sent = this.#edited;
    this.busy = 'submit';
    try {
      await context.refresh();
    } catch (thrown) {
      this.failed = { action: 'submit', error: asApiError(thrown) };
      return;
    } finally {
      this.busy = undefined;
    }
    if ((this.view?.attempts.used ?? before) > before) {
      this.failed = undefined;
      this.#settle('submit', sent);
    } else await this.#run('submit');
  }

  #startCountdown(): void {
    clearInterval(this.#countdown);
    this.secondsLeft = this.view?.closed === 'waiting' ? Math.ceil(this.view.waitSeconds ?? 0) : 0;
    if (this.secondsLeft === 0) return;
    const until = Date.now() + this.secondsLeft * 1000;
    this.#countdown = setInterval(() => {
      this.secondsLeft = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      if (this.secondsLeft > 0) return;
      clearInterval(this.#countdown);
      void this.context?.refresh().catch(() => undefined);
    }, 1000);
  }
}

/** Lines of maths are sent with what they were typeset as; what reads that is loaded with their previews. */
async function mathmlOf({ inputs }: ProblemView, answers: Answers): Promise<Answers> {
  const lines = Object.values(inputs).filter(({ maths }) => maths !== undefined);
  if (lines.length === 0) return {};
  try {
    const { dynamathOf } = await import('#more-inputs');
    return dynamathOf(lines, answers);
  } catch (cause) {
    console.warn('coursewright: answers are sent without their MathML', cause);
    return {};
  }
}

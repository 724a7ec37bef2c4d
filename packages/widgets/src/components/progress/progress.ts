import type { ProgressView } from '@coursewright/core';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CoursewrightElement } from '../../elements/coursewright-element.ts';
import { LoadController } from '../../elements/load-controller.ts';
import { faultTemplate, loadingTemplate, setupTemplate } from '../../elements/load-templates.ts';
import { logInTemplate } from '../../elements/log-in-template.ts';
import { buttonStyles } from '../../styles/button.styles.ts';
import { noticeStyles } from '../../styles/notice.styles.ts';
import { tokenStyles } from '../../styles/tokens.styles.ts';
import { gradeBarTemplate } from './grade-bar.ts';
import { formatsTemplate, subsectionsTemplate } from './progress-tables.ts';
import { progressStyles } from './progress.styles.ts';

/**
 * A learner's grade in a course: the whole, each assignment type, each subsection.
 *
 * @tagname cw-progress
 * @csspart base - All of it.
 * @csspart grade - The grade and its bar.
 * @csspart table - A table.
 */
export class CwProgress extends CoursewrightElement {
  static override styles = [tokenStyles, buttonStyles, noticeStyles, progressStyles];
  static override properties: PropertyDeclarations = {
    ...CoursewrightElement.properties,
    course: {},
  };

  /** Course key. */
  declare course: string | undefined;

  readonly #loader: LoadController<ProgressView> = new LoadController(
    this,
    () => {
      const { course, connection } = this;
      return course === undefined || connection === undefined ? undefined : [course, connection];
    },
    async (signal) => {
      const { course, connection } = this;
      if (course === undefined || connection === undefined) throw new TypeError('nothing to load');
      return connection.client.progress(course, signal);
    },
  );

  /** Asks for the grades again. */
  reload(): Promise<void> {
    return this.#loader.reload();
  }

  protected override render(): TemplateResult {
    const { connection, words } = this;
    if (this.course === undefined) return setupTemplate(words, 'address');
    if (connection === undefined) return setupTemplate(words, 'credentials');
    const { state } = this.#loader;
    const reload = (): void => void this.#loader.reload();
    const logIn = logInTemplate(words, connection, this.login, reload);
    if (state.is === 'failed') return html`${faultTemplate(words, state.error, reload)} ${logIn}`;
    if (state.is !== 'loaded') return loadingTemplate(words);
    const { value: view } = state;
    return html`<div class="progress" part="base">
      ${gradeBarTemplate(words, view)}
      ${view.formats.length === 0 ? nothing : formatsTemplate(words, view.formats)}
      ${
        view.subsections.length === 0
          ? html`<p class="quiet">${words.term('progressEmpty')}</p>`
          : subsectionsTemplate(words, view.subsections)
      }
      ${logIn}
    </div>`;
  }
}

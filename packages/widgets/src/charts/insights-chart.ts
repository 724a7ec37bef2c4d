import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CoursewrightElement } from '../elements/coursewright-element.ts';
import { LoadController } from '../elements/load-controller.ts';
import { faultTemplate, loadingTemplate, setupTemplate } from '../elements/load-templates.ts';
import { buttonStyles } from '../styles/button.styles.ts';
import { noticeStyles } from '../styles/notice.styles.ts';
import { tokenStyles } from '../styles/tokens.styles.ts';
import { ChartWords } from './i18n/chart-words.ts';
import type { InsightsChart } from './insights-chart-answer.ts';
import { insightsChartStyles } from './insights-chart.styles.ts';

/** What narrows a chart, by attribute and by the parameter of the API that has its name. */
const narrowing = ['mode', 'cohort', 'from', 'to', 'block', 'answer', 'video', 'username'] as const;
type Narrowing = (typeof narrowing)[number];

/**
 * A chart of Insights: loads it from the host and shows it as `<cw-chart>`, with how fresh its numbers are. For the course
 * team and administrators.
 *
 * @tagname cw-insights-chart
 * @csspart chart - The chart.
 * @csspart error - What is shown in its place where it could not be loaded.
 */
export class CwInsightsChart extends CoursewrightElement {
  static override styles = [tokenStyles, buttonStyles, noticeStyles, insightsChartStyles];
  static override properties: PropertyDeclarations = {
    ...CoursewrightElement.properties,
    course: {},
    chart: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    ...Object.fromEntries(narrowing.map((name) => [name, {}])),
  };

  /** Course key. */
  declare course: string | undefined;
  /** Its name, as `/api/insights/courses/KEY/charts` lists them: `enrollment-modes`. */
  declare chart: string | undefined;
  declare headingLevel: number;
  /** Enrolment mode. */
  declare mode: string | undefined;
  declare cohort: string | undefined;
  /** First day, `YYYY-MM-DD`. */
  declare from: string | undefined;
  /** Last day. */
  declare to: string | undefined;
  /** Usage key of a section, a subsection or a problem. */
  declare block: string | undefined;
  /** Id of one answer of a problem. */
  declare answer: string | undefined;
  /** Id by which events name a video. */
  declare video: string | undefined;
  declare username: string | undefined;

  readonly #chartWords = new ChartWords(this);
  readonly #loader: LoadController<InsightsChart> = new LoadController(
    this,
    () => {
      const { course, chart, connection, language } = this;
      if (course === undefined || chart === undefined || connection === undefined) return undefined;
      return [course, chart, connection, language, ...narrowing.map((name) => this[name])];
    },
    async (signal) => {
      const { course, chart, connection } = this;
      if (course === undefined || chart === undefined || connection === undefined)
        throw new TypeError('nothing to load');
      return connection.client.insightsChart(course, chart, this.#asked(), signal);
    },
  );

  constructor() {
    super();
    this.headingLevel = 2;
  }

  #asked(): Readonly<Record<string, string>> {
    const given = narrowing.map((name): [Narrowing, string | undefined] => [name, this[name]]);
    const some = given.filter((one): one is [Narrowing, string] => one[1] !== undefined && one[1] !== '');
    return { language: this.#chartWords.lang().split('-')[0] ?? 'en', ...Object.fromEntries(some) };
  }

  protected override render(): TemplateResult {
    if (this.course === undefined || this.chart === undefined)
      return html`<p class="notice" part="error">${this.#chartWords.term('chartSetup')}</p>`;
    if (this.connection === undefined) return setupTemplate(this.words, 'credentials');
    const { state } = this.#loader;
    if (state.is === 'failed')
      return faultTemplate(this.words, state.error, () => void this.#loader.reload());
    if (state.is !== 'loaded') return loadingTemplate(this.words);
    const { chart, asOf, events } = state.value;
    return html`<cw-chart
      part="chart"
      .chart=${chart}
      .language=${this.language}
      heading-level=${this.headingLevel}
    >
      ${asOf === null ? nothing : html`<p class="as-of">${this.#asOfText(asOf)}</p>`}
      <p class="behind">
        <a href=${events} target=${isElsewhere(events) ? '_blank' : nothing} rel="noopener"
          >${this.#chartWords.term('chartEvents')}<span class="visually-hidden">: ${chart.title}</span></a
        >
      </p>
    </cw-chart>`;
  }

  #asOfText(asOf: string): string {
    const words = this.#chartWords;
    const when = words.date(asOf, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
    return words.term('chartAsOf', `${when} UTC`);
  }
}

/** On another site than the page: there it opens beside it, so that what somebody does here is not lost. */
function isElsewhere(address: string): boolean {
  return new URL(address, location.href).origin !== location.origin;
}

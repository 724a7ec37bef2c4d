import type { Asked } from '@coursewright/analytics/insights';
import { html, type Html } from '../lms/html.ts';
import type { InsightsVisit } from './insights-visit.ts';

const narrowing = ['mode', 'cohort', 'from', 'to', 'block', 'answer', 'video', 'username'] as const;

/** `<cw-insights-chart>` of the course, narrowed by what the page was asked for and by `more`. */
export function chartElement(visit: InsightsVisit, chart: string, more: Asked = {}, level: 2 | 3 = 2): Html {
  const asked: Asked = { ...visit.asked, ...more };
  return html`<section class="card chart">
    <cw-insights-chart
      course="${visit.course.courseKey}"
      chart="${chart}"
      language="${visit.words.language}"
      csrf-token="${visit.viewer.csrfToken}"
      heading-level="${level}"
      ${narrowing.map((name) => asked[name] !== undefined && asked[name] !== '' && html` ${name}="${asked[name]}"`)}
    ></cw-insights-chart>
  </section>`;
}

import { researchTables } from '@coursewright/analytics';
import { html, type Html } from '../../lms/html.ts';
import { asset } from '../../lms/assets.ts';
import type { InsightsVisit } from '../insights-visit.ts';

/** What may be downloaded for research, and what has to be confirmed for it. `last`: the last day of the log. */
export function researchBody(visit: InsightsVisit, last: string | undefined): Html {
  const { t } = visit.words;
  return html`<link rel="stylesheet" href="${asset('insights-more.css')}" />
    <p class="lead">${t('insights.research.lead')}</p>
    <div class="charts">
      <section class="card chart" aria-labelledby="what-is-in">
        <h2 id="what-is-in">${t('insights.research.inIt')}</h2>
        <ul>
          <li>${t('insights.research.pseudonyms')}</li>
          <li>${t('insights.research.nothingPersonal')}</li>
          <li>${t('insights.research.groups')}</li>
          <li>${t('insights.research.texts')}</li>
        </ul>
      </section>
      <form class="card chart research" method="post">
        <h2>${t('insights.research.download')}</h2>
        <input type="hidden" name="csrf" value="${visit.viewer.csrfToken}" />
        <label
          ><span>${t('insights.research.what')}</span>
          <select name="what">
            <option value="events">${t('insights.research.events')}</option>
            <optgroup label="${t('insights.research.tables')}">
              ${researchTables.map(({ name }) => html`<option value="${name}">${name}</option>`)}
            </optgroup>
          </select></label
        >
        <fieldset>
          <legend>${t('insights.research.days')}</legend>
          <label><span>${t('insights.from')}</span><input type="date" name="from" value="${last}" /></label>
          <label><span>${t('insights.to')}</span><input type="date" name="to" value="${last}" /></label>
        </fieldset>
        <label
          ><span>${t('insights.research.purpose')}</span
          ><textarea name="purpose" required maxlength="500" rows="2"></textarea>
        </label>
        <label class="agree"
          ><input type="checkbox" name="consent" value="yes" required /><span
            >${t('insights.research.consent')}</span
          ></label
        >
        <p class="muted">${t('insights.research.logged')}</p>
        <button class="button">${t('insights.research.submit')}</button>
      </form>
    </div>`;
}

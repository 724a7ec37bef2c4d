import { html, type Html } from '../lms/html.ts';
import type { InsightsVisit } from './insights-visit.ts';

/** What stands on the time axis of the charts, and the form by which the team writes more. */
export async function notesSection(visit: InsightsVisit): Promise<Html> {
  const { t, date } = visit.words;
  const own = await visit.insights.teamNotes();
  const action = visit.path('/notes');
  const csrf = html`<input type="hidden" name="csrf" value="${visit.viewer.csrfToken}" />`;
  return html`<section class="card panel" aria-labelledby="notes">
    <h2 id="notes">${t('insights.notes')}</h2>
    <p>${t('insights.notesLead')}</p>
    ${
      own.length > 0 &&
      html`<ul class="notes">
        ${own.map(
          ({ id, day, text }) =>
            html`<li>
              <b>${date(day)}</b> <span>${text}</span>
              <form method="post" action="${action}">
                ${csrf}<input type="hidden" name="remove" value="${id}" />
                <button class="button quiet" aria-label="${t('insights.note.remove')}: ${text}">
                  ${t('insights.note.remove')}
                </button>
              </form>
            </li>`,
        )}
      </ul>`
    }
    <form class="filters" method="post" action="${action}">
      ${csrf}
      <label><span>${t('insights.note.day')}</span><input type="date" name="day" required /></label>
      <label class="wide"
        ><span>${t('insights.note.text')}</span><input name="text" maxlength="500" required
      /></label>
      <button class="button">${t('insights.note.write')}</button>
    </form>
  </section>`;
}

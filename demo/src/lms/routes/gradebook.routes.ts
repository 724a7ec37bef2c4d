import type { PlatformLineItem, PlatformScore } from '@coursewright/lti-provider/platform';
import { Router, type Request } from 'express';
import { courseScores } from '../activities.ts';
import { currentCourse } from '../current-course.ts';
import { html, type Markup } from '../../html.ts';
import { page } from '../page.ts';
import { people, type Person } from '../people.ts';
import { scoreText } from '../score-text.ts';
import type { LmsStore } from '../store/lms-store.ts';
import type { Words } from '../texts/words.ts';
import type { Visits } from '../visit.ts';

interface Grades {
  readonly columns: readonly PlatformLineItem[];
  readonly scores: readonly PlatformScore[];
}

/** Learners see their own grades, those who teach see all. The page's script fetches `/gradebook/grades` again and again. */
export function gradebookRoutes({ store, visits }: { readonly store: LmsStore; readonly visits: Visits }) {
  const router = Router();
  const gradesFor = async (req: Request, person: Person): Promise<Grades> => {
    const { id } = await currentCourse(store, req);
    const scores = await courseScores(store, id);
    return {
      columns: await store.lineItems(id),
      scores: person.role === 'instructor' ? scores : scores.filter(({ userId }) => userId === person.id),
    };
  };

  router.get('/gradebook', async (req, res) => {
    const visit = visits.require(req, res);
    if (visit === undefined) return;
    const { person, words } = visit;
    const title = words.t(person.role === 'instructor' ? 'gradebook.title' : 'gradebook.own');
    const body = html`<h1>${title}</h1>
      <p class="lead">${words.t('gradebook.lead')}</p>
      <div id="grades" data-source="/gradebook/grades">
        ${gradesView(await gradesFor(req, person), person, words)}
      </div>`;
    res.send(page({ title, words, visit, current: '/gradebook', scripts: ['gradebook.js'] }, body));
  });

  router.get('/gradebook/grades', async (req, res) => {
    const visit = visits.require(req, res);
    if (visit === undefined) return;
    const { person, words } = visit;
    res.setHeader('Cache-Control', 'no-store');
    res.send(gradesView(await gradesFor(req, person), person, words).text);
  });
  return router;
}

function gradesView({ columns, scores }: Grades, person: Person, words: Words): Markup {
  const { t, time } = words;
  if (columns.length === 0) return html`<div class="card empty">${t('gradebook.none')}</div>`;
  const last = Math.max(...scores.map(({ timestamp }) => Date.parse(timestamp)));
  const status = scores.length === 0 ? t('gradebook.empty') : t('gradebook.last', { time: time(last) });
  const table = person.role === 'instructor' ? classTable : ownTable;
  return html`<p role="status">${status}</p>
    <div class="card scroll" tabindex="0" role="region" aria-label="${t('gradebook.table')}">
      ${table({ columns, scores }, words)}
    </div>`;
}

function classTable({ columns, scores }: Grades, words: Words): Markup {
  const { t } = words;
  const learners = people.filter(({ role }) => role === 'learner');
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${t('gradebook.learner')}</th>
        ${columns.map(({ label }) => html`<th scope="col" class="number">${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${learners.map(
        (learner) =>
          html`<tr>
            <th scope="row">${learner.name}</th>
            ${columns.map((column) => gradeCell(column, scoreOf(scores, column, learner), words))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function ownTable({ columns, scores }: Grades, words: Words): Markup {
  const { t, time } = words;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${t('gradebook.activity')}</th>
        <th scope="col" class="number">${t('gradebook.grade')}</th>
        <th scope="col">${t('gradebook.when')}</th>
      </tr>
    </thead>
    <tbody>
      ${columns.map((column) => {
        const score = scores.find(({ lineItemId }) => lineItemId === column.id);
        return html`<tr>
          <th scope="row">${column.label}</th>
          ${gradeCell(column, score, words)}
          <td>${score === undefined ? undefined : time(Date.parse(score.timestamp))}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function scoreOf(
  scores: readonly PlatformScore[],
  column: PlatformLineItem,
  learner: Person,
): PlatformScore | undefined {
  return scores.find(({ lineItemId, userId }) => lineItemId === column.id && userId === learner.id);
}

function gradeCell(column: PlatformLineItem, score: PlatformScore | undefined, words: Words): Markup {
  const grade = score && scoreText(score, column.scoreMaximum, words);
  return grade === undefined
    ? html`<td class="number soft">
        <span aria-hidden="true">–</span><span class="hidden">${words.t('gradebook.noScore')}</span>
      </td>`
    : html`<td class="number">${grade}</td>`;
}

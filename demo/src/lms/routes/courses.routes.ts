import { Router } from 'express';
import { z } from 'zod';
import { html } from '../../html.ts';
import { copyCourse } from '../copy-course.ts';
import { currentCourse, enterCourse } from '../current-course.ts';
import { LmsFault } from '../lms-fault.ts';
import { csrfField, page } from '../page.ts';
import type { LmsStore } from '../store/lms-store.ts';
import type { Visits } from '../visit.ts';

const copyForm = z.object({
  title: z.string().trim().min(1).max(255),
  columns: z.enum(['tied', 'loose', 'none']),
  parameters: z.enum(['kept', 'lost']),
});

/** Enters courses, and copies them as platforms do. */
export function coursesRoutes({ store, visits }: { readonly store: LmsStore; readonly visits: Visits }) {
  const router = Router();
  router.get('/courses/:id', async (req, res) => {
    const visit = visits.require(req, res);
    if (visit === undefined) return;
    const entered = await store.context(req.params.id);
    if (entered === undefined) throw new LmsFault(404, 'fault.notFound');
    enterCourse(res, entered);
    res.redirect(303, '/');
  });

  router.get('/copy', async (req, res) => {
    const visit = visits.requireInstructor(req, res);
    if (visit === undefined) return;
    const { words } = visit;
    const { t } = words;
    const from = await currentCourse(store, req);
    const title = t('copy.title', { title: from.title });
    const body = html`<div class="narrow">
      <h1>${title}</h1>
      <p class="lead">${t('copy.lead')}</p>
      <form class="card" method="post" action="/copy">
        ${csrfField(visit.csrf)}
        <label for="title">${t('copy.name')}</label>
        <input
          id="title"
          name="title"
          required
          maxlength="255"
          value="${t('copy.nameOf', { title: from.title })}"
        />
        <fieldset>
          <legend>${t('copy.columns')}</legend>
          ${(['tied', 'loose', 'none'] as const).map(
            (one) =>
              html`<label class="choice"
                >${radio('columns', one, one === 'tied')} ${t(`copy.columns.${one}`)}</label
              >`,
          )}
        </fieldset>
        <fieldset>
          <legend>${t('copy.parameters')}</legend>
          ${(['kept', 'lost'] as const).map(
            (one) =>
              html`<label class="choice"
                >${radio('parameters', one, one === 'kept')} ${t(`copy.parameters.${one}`)}</label
              >`,
          )}
        </fieldset>
        <button class="primary">${t('copy.submit')}</button>
      </form>
    </div>`;
    res.send(page({ title, words, visit, current: '/' }, body));
  });

  router.post('/copy', async (req, res) => {
    const visit = visits.requireInstructor(req, res);
    if (visit === undefined) return;
    visits.checkForm(req, visit);
    const wanted = copyForm.safeParse(req.body);
    if (!wanted.success) throw new LmsFault(422, 'fault.form', z.prettifyError(wanted.error));
    enterCourse(res, await copyCourse(store, await currentCourse(store, req), wanted.data));
    res.redirect(303, '/?copied=1');
  });
  return router;
}

function radio(name: string, value: string, checked: boolean) {
  return checked
    ? html`<input type="radio" name="${name}" value="${value}" checked />`
    : html`<input type="radio" name="${name}" value="${value}" />`;
}

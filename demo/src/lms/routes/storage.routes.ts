import { Router } from 'express';
import { html, type Markup } from '../../html.ts';
import { csrfField } from '../page.ts';
import { offeredStorageSchema, type LmsStore, type OfferedStorage } from '../store/lms-store.ts';
import type { Visit, Visits } from '../visit.ts';

/** Which storage the pages around tools offer: to see how a tool gets on with each. */
export function storageRoutes({
  store,
  visits,
}: {
  readonly store: LmsStore;
  readonly visits: Visits;
}): Router {
  const router = Router();
  router.post('/tools/storage', async (req, res) => {
    const visit = visits.requireInstructor(req, res);
    if (visit === undefined) return;
    visits.checkForm(req, visit);
    const body: unknown = req.body;
    const given = typeof body === 'object' && body !== null && 'storage' in body ? body.storage : undefined;
    await store.setStorageOffer(offeredStorageSchema.catch('parent').parse(given));
    res.redirect(303, '/tools');
  });
  return router;
}

export function storageForm(offer: OfferedStorage, { words: { t }, csrf }: Visit): Markup {
  return html`<form class="card" method="post" action="/tools/storage">
    ${csrfField(csrf)}
    <label for="storage">${t('storage.title')}</label>
    <p id="storage-help" class="soft">${t('storage.help')}</p>
    <select id="storage" name="storage" aria-describedby="storage-help">
      ${offeredStorageSchema.options
        .flatMap((option) => ('options' in option ? option.options : [...option.values]))
        .map((one) =>
          one === offer
            ? html`<option value="${one}" selected>${t(`storage.${one}`)}</option>`
            : html`<option value="${one}">${t(`storage.${one}`)}</option>`,
        )}
    </select>
    <p><button>${t('storage.submit')}</button></p>
  </form>`;
}

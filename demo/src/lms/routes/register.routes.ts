import { Router, type Request } from 'express';
import { z } from 'zod';
import { html } from '../../html.ts';
import { page } from '../page.ts';
import { registerForm } from '../register-form.ts';
import type { ToolDeps } from './tools.routes.ts';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const query = z.object({
  address: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .refine((text) => text.startsWith('https:') || loopback.test(new URL(text).hostname)),
});

/** Adds a tool by its registration address: the tool asks in a frame, and registers itself (LTI Dynamic Registration). */
export function registerRoutes({ store, visits, platform }: ToolDeps): Router {
  const router = Router();
  const addressIn = (req: Request): string | undefined => query.safeParse(req.query).data?.address;

  router.get('/tools/register', (req, res) => {
    const visit = visits.requireInstructor(req, res);
    if (visit === undefined) return;
    const { words } = visit;
    const title = words.t('register.title');
    const address = addressIn(req);
    if (address === undefined) {
      const alert = html`<p class="alert" role="alert">${words.t('register.wrong')}</p>`;
      const body = html`<h1>${title}</h1>
        ${alert} ${registerForm(words)}`;
      res.status(422).send(page({ title, words, visit, current: '/tools' }, body));
      return;
    }
    const source = `/tools/register/frame?${new URLSearchParams({ address }).toString()}`;
    const body = html`<h1>${title}</h1>
      <p class="lead">${words.t('register.lead')}</p>
      <iframe class="tool" src="${source}" title="${words.t('register.frame')}"></iframe>
      <p><a href="/tools/registered">${words.t('register.back')}</a></p>`;
    const options = { title, words, visit, current: '/tools', kind: 'frame' as const };
    res.send(page({ ...options, scripts: ['register-frame.js'] }, body));
  });

  router.get('/tools/register/frame', (req, res) => {
    const visit = visits.requireInstructor(req, res);
    if (visit === undefined) return;
    const address = addressIn(req);
    res.setHeader('Cache-Control', 'no-store');
    res.redirect(302, address === undefined ? '/tools' : platform.startRegistration(address));
  });

  router.get('/tools/registered', async (req, res) => {
    if (visits.requireInstructor(req, res) === undefined) return;
    const newest = (await store.tools()).at(-1);
    res.redirect(303, newest === undefined ? '/tools' : `/tools?added=${encodeURIComponent(newest.name)}`);
  });
  return router;
}

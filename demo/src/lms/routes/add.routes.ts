import type { LtiPlatform, RegisteredTool } from '@coursewright/lti-provider/platform';
import { Router, type Request } from 'express';
import { z } from 'zod';
import { addActivity } from '../activities.ts';
import { platformUser } from '../course.ts';
import { currentCourse } from '../current-course.ts';
import { html, type Markup } from '../../html.ts';
import { LmsFault } from '../lms-fault.ts';
import { csrfField, page } from '../page.ts';
import type { LmsStore } from '../store/lms-store.ts';
import type { Words } from '../texts/words.ts';
import { offered, storageFor } from '../tool-storage.ts';
import type { Visit, Visits } from '../visit.ts';
import { framedTool } from './activity.routes.ts';

export interface AddDeps {
  readonly store: LmsStore;
  readonly visits: Visits;
  readonly platform: LtiPlatform;
}

const linkForm = z.object({
  title: z.string().trim().min(1).max(255),
  url: z.url({ protocol: /^https?$/ }),
  points: z.union([z.literal('').transform(() => undefined), z.coerce.number().positive()]).optional(),
});

/** Adds content of a tool: through its picker (deep linking), or by address where it has none. */
export function addRoutes({ store, visits, platform }: AddDeps): Router {
  const router = Router();
  const wanted = async (req: Request<{ clientId: string }>): Promise<RegisteredTool> => {
    const tool = (await store.tools()).find(({ client_id: id }) => id === req.params.clientId);
    if (tool === undefined) throw new LmsFault(404, 'fault.notFound');
    return tool;
  };

  router.get('/add', async (req, res) => {
    const visit = visits.requireInstructor(req, res);
    if (visit === undefined) return;
    const [first, ...others] = await store.tools();
    if (first !== undefined && others.length === 0) res.redirect(303, path(first));
    else res.send(chooserPage(first === undefined ? [] : [first, ...others], visit));
  });

  router.get('/add/:clientId', async (req, res) => {
    const visit = visits.requireInstructor(req, res);
    if (visit === undefined) return;
    const tool = await wanted(req);
    const { words } = visit;
    const title = words.t('add.title', { tool: tool.name });
    if (tool.deep_link_url === undefined) {
      res.send(page({ title, words, visit, current: '/add' }, linkFormView(tool, visit)));
      return;
    }
    const body = framedTool({
      title,
      lead: words.t('add.lead'),
      frameTitle: words.t('add.frame', { tool: tool.name }),
      source: `${path(tool)}/picker`,
      words,
      storage: await storageFor(store, platform),
    });
    const options = { title, words, visit, current: '/add', kind: 'frame' as const };
    res.send(page({ ...options, scripts: ['tool-frame.js'] }, body));
  });

  router.get('/add/:clientId/picker', async (req, res) => {
    const visit = visits.requireInstructor(req, res);
    if (visit === undefined) return;
    const { address } = await platform.startDeepLink({
      clientId: (await wanted(req)).client_id,
      contextId: (await currentCourse(store, req)).id,
      user: platformUser(visit.person),
      locale: visit.words.language,
      ...(await offered(store)),
    });
    res.setHeader('Cache-Control', 'no-store');
    res.redirect(302, address);
  });

  // Shown inside the picker's frame: its script takes the whole window back to the content page.
  router.get('/added', (req, res) => {
    const visit = visits.requireInstructor(req, res);
    if (visit === undefined) return;
    const { words } = visit;
    const titles = typeof req.query['titles'] === 'string' ? req.query['titles'] : '';
    const error = typeof req.query['error'] === 'string' ? req.query['error'] : '';
    const told = error === '' ? '' : `&error=${encodeURIComponent(error)}`;
    const home = `/?added=${encodeURIComponent(titles)}${told}`;
    const text = titles === '' ? words.t('content.addedNothing') : words.t('content.added', { titles });
    const body = html`<p>${text}</p>
      <p><a id="home" target="_top" href="${home}">${words.t('site.back')}</a></p>`;
    res.send(page({ title: words.t('nav.content'), words, scripts: ['leave-frame.js'] }, body));
  });

  router.post('/add/:clientId', async (req, res) => {
    const visit = visits.requireInstructor(req, res);
    if (visit === undefined) return;
    visits.checkForm(req, visit);
    const tool = await wanted(req);
    const given = linkForm.safeParse(req.body);
    if (!given.success) {
      const { words } = visit;
      const title = words.t('add.title', { tool: tool.name });
      const wrong = given.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
      res.status(422).send(page({ title, words, visit, current: '/add' }, linkFormView(tool, visit, wrong)));
      return;
    }
    const { title, url, points } = given.data;
    await addActivity(store, {
      contextId: (await currentCourse(store, req)).id,
      clientId: tool.client_id,
      title,
      targetLinkUri: url,
      ...(points !== undefined && { lineItem: { scoreMaximum: points } }),
    });
    res.redirect(303, `/?added=${encodeURIComponent(title)}`);
  });
  return router;
}

function path({ client_id: id }: RegisteredTool): string {
  return `/add/${encodeURIComponent(id)}`;
}

function chooserPage(tools: readonly RegisteredTool[], visit: Visit): string {
  const { words } = visit;
  const { t } = words;
  const body =
    tools.length === 0
      ? html`<h1>${t('nav.add')}</h1>
          <div class="card empty">
            <p>${t('add.noTool')}</p>
            <p><a href="/tools">${t('nav.tools')}</a></p>
          </div>`
      : html`<h1>${t('add.choose')}</h1>
          <ul class="activities">
            ${tools.map((tool) => html`<li class="card"><a class="title" href="${path(tool)}">${tool.name}</a></li>`)}
          </ul>`;
  return page({ title: t('nav.add'), words, visit, current: '/add' }, body);
}

function linkFormView(tool: RegisteredTool, visit: Visit, wrong: readonly string[] = []): Markup {
  const { t }: Words = visit.words;
  return html`<div class="narrow">
    <h1>${t('add.title', { tool: tool.name })}</h1>
    <p class="lead">${t('add.link')}</p>
    ${wrong.length === 0 ? undefined : html`<p class="alert" role="alert">${wrong.join('; ')}</p>`}
    <form class="card" method="post" action="${path(tool)}">
      ${csrfField(visit.csrf)}
      <label for="title">${t('add.linkTitle')}</label>
      <input id="title" name="title" required maxlength="255" />
      <label for="url">${t('add.linkUrl')}</label>
      <input id="url" name="url" type="url" required value="${tool.target_link_uri}" />
      <label for="points">${t('add.points')}</label>
      <input id="points" name="points" type="number" min="0.01" step="any" inputmode="decimal" />
      <button class="primary">${t('add.submit')}</button>
    </form>
  </div>`;
}

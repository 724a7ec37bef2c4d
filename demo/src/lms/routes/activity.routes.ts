import type { LtiPlatform, PlatformLink, StorageParts } from '@coursewright/lti-provider/platform';
import { Router, type Request } from 'express';
import { findActivity, type Activity } from '../activities.ts';
import { platformUser } from '../course.ts';
import { html, type Markup } from '../../html.ts';
import { LmsFault } from '../lms-fault.ts';
import { csrfField, page } from '../page.ts';
import type { LmsStore } from '../store/lms-store.ts';
import type { Words } from '../texts/words.ts';
import { offered, storageFor, storageMarkup } from '../tool-storage.ts';
import type { Visits } from '../visit.ts';

export interface ActivityDeps {
  readonly store: LmsStore;
  readonly visits: Visits;
  readonly platform: LtiPlatform;
  readonly publicUrl: string;
}

/** One activity: in a frame of the platform's page, alone in a window, and its removal. */
export function activityRoutes({ store, visits, platform, publicUrl }: ActivityDeps): Router {
  const router = Router();
  const wanted = async (req: Request<{ id: string }>): Promise<Activity> => {
    const activity = await findActivity(store, req.params.id);
    if (activity === undefined) throw new LmsFault(404, 'fault.notFound');
    return activity;
  };

  router.get('/activities/:id', async (req, res) => {
    const visit = visits.require(req, res);
    if (visit === undefined) return;
    const { link, tool } = await wanted(req);
    if (tool === undefined) throw new LmsFault(404, 'activity.gone');
    const body = framedTool({
      title: link.title,
      frameTitle: visit.words.t('activity.frame', { title: link.title, tool: tool.name }),
      source: `${path(link)}/launch?in=frame`,
      words: visit.words,
      newWindow: `${path(link)}/launch`,
      storage: await storageFor(store, platform),
    });
    const scripts = ['tool-frame.js'];
    res.send(page({ title: link.title, words: visit.words, visit, kind: 'frame', scripts }, body));
  });

  router.get('/activities/:id/launch', async (req, res) => {
    const visit = visits.require(req, res);
    if (visit === undefined) return;
    const { link, tool } = await wanted(req);
    if (tool === undefined) throw new LmsFault(404, 'activity.gone');
    const framed = req.query['in'] === 'frame';
    const { address } = await platform.startLaunch({
      linkId: link.id,
      user: platformUser(visit.person),
      returnUrl: `${publicUrl}${path(link)}/return`,
      locale: visit.words.language,
      documentTarget: framed ? 'iframe' : 'window',
      ...(framed && (await offered(store))),
    });
    res.setHeader('Cache-Control', 'no-store');
    res.redirect(302, address);
  });

  router.get('/activities/:id/remove', async (req, res) => {
    const visit = visits.requireInstructor(req, res);
    if (visit === undefined) return;
    const { link, scores } = await wanted(req);
    const { t } = visit.words;
    const title = t('remove.title', { title: link.title });
    const body = html`<div class="narrow">
      <h1>${title}</h1>
      <p>${t('remove.lead', { count: scores.length })}</p>
      <form method="post" action="${path(link)}/remove" class="row">
        ${csrfField(visit.csrf)}
        <button class="primary danger">${t('remove.submit')}</button>
        <a href="/">${t('remove.cancel')}</a>
      </form>
    </div>`;
    res.send(page({ title, words: visit.words, visit }, body));
  });

  router.post('/activities/:id/remove', async (req, res) => {
    const visit = visits.requireInstructor(req, res);
    if (visit === undefined) return;
    visits.checkForm(req, visit);
    const { link } = await wanted(req);
    await store.deleteLink(link.id);
    res.redirect(303, `/?removed=${encodeURIComponent(link.title)}`);
  });
  return router;
}

function path({ id }: PlatformLink): string {
  return `/activities/${encodeURIComponent(id)}`;
}

export interface FramedTool {
  readonly title: string;
  readonly frameTitle: string;
  readonly source: string;
  readonly words: Words;
  readonly newWindow?: string;
  readonly lead?: string;
  readonly storage: StorageParts | undefined;
}

/** A tool's frame under a heading; `tool-frame.js` fits its height. */
export function framedTool(tool: FramedTool): Markup {
  const { title, frameTitle, source, newWindow, lead, storage } = tool;
  const { t } = tool.words;
  return html`<div class="tool-head">
      <h1>${title}</h1>
      <span class="row">
        ${newWindow === undefined ? undefined : html`<a href="${newWindow}" target="_blank">${t('content.newWindow')}</a>`}
        <a href="/">${t('site.back')}</a>
      </span>
    </div>
    ${lead === undefined ? undefined : html`<p class="lead">${lead}</p>`} ${storage && storageMarkup(storage)}
    <p id="tool-says" class="notice" hidden></p>
    <p id="tool-tells" class="unseen" role="status"></p>
    <iframe
      class="tool"
      title="${frameTitle}"
      src="${source}"
      allow="fullscreen; autoplay; encrypted-media; picture-in-picture"
    ></iframe>`;
}

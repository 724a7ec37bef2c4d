import type { Engine, Records } from '@coursewright/core';
import type { LtiTool } from '@coursewright/lti-provider';
import { Router, type Request } from 'express';
import { z } from 'zod';
import type { HostStores } from '../accounts/host-stores.ts';
import { courseOfBlock } from '../api/course-of-block.ts';
import { allowFraming } from '../http/security-headers.ts';
import type { Translation, Translator } from '../lms/i18n/translator.ts';
import type { WidgetBundle } from '../lms/widget-bundle.ts';
import { elementMarkup } from './element-of.ts';
import { frameMessage, framePage } from './frame-page.ts';

interface FrameDeps {
  readonly engine: Pick<Engine, 'courses'>;
  readonly records: Records<HostStores>;
  readonly platforms: LtiTool['platforms'];
  readonly translator: Translator;
  readonly widgets: WidgetBundle;
  readonly publicUrl: string;
}

const text = z.string().max(300).optional().catch(undefined);
const launchQuery = z.object({ launch: text, language: text });
const embedQuery = z.object({ embed_key: text, course: text, block: text, language: text });

/** Pages for frames: `/frame` for launches, `/embed/frame` for sites with an embed key. */
export function frameRoutes(deps: FrameDeps): Router {
  const { engine, records, translator, widgets, publicUrl } = deps;
  const https = publicUrl.startsWith('https:');
  const router = Router();
  const wordsFor = (req: Request, language: string | undefined): Translation =>
    language === undefined ? translator.for(req, undefined) : translator.in(language);

  // The learner's work is fetched by script with a bearer token: the page itself holds nothing and knows nobody.
  router.get('/frame', async (req, res) => {
    const { launch, language } = launchQuery.parse(req.query);
    const session = launch && (await records.read((view) => view.launchSessions.byId(launch)));
    const own = session ? session.frameAncestors : [];
    const frameAncestors = own.length > 0 ? own : await deps.platforms.frameOrigins();
    await allowFraming(res, { https, frameAncestors });
    res.setHeader('Cache-Control', 'private, no-store');
    const words = wordsFor(req, language);
    const place = session ? session.place : undefined;
    const title = words.t('frame.title');
    res.type('html').send(framePage({ words, title, widgets, ...(place !== undefined && { place }) }));
  });

  router.get('/embed/frame', async (req, res) => {
    const { embed_key: keyId = '', course, block, language } = embedQuery.parse(req.query);
    const words = wordsFor(req, language);
    const key = await records.read((view) => view.embedKeys.byId(keyId));
    const courseKey = block === undefined ? course : courseOfBlock(block);
    if (key === undefined || courseKey === undefined || !key.courses.includes(courseKey)) {
      // No site is named, so that any may show why nothing is shown.
      await allowFraming(res, { https, frameAncestors: ['https:', 'http:'] });
      const { t } = words;
      res
        .status(404)
        .type('html')
        .send(frameMessage({ words, title: t('frame.failed'), hint: t('frame.needsKey') }));
      return;
    }
    await allowFraming(res, { https, frameAncestors: key.origins });
    const { title } = await engine.courses.summary(courseKey);
    const content = elementMarkup(
      { courseKey, ...(block !== undefined && { usageKey: block }) },
      { 'embed-key': key.id, host: publicUrl, language: words.language, login: '' },
    );
    res.type('html').send(framePage({ words, title, widgets, content }));
  });
  return router;
}

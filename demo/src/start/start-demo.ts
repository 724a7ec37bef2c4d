import path from 'node:path';
import { startHost, type HostConfig, type RunningHost } from '@coursewright/host';
import { createLms } from '../lms/create-lms.ts';
import { openSessions } from '../lms/sessions.ts';
import { openLmsStore } from '../lms/store/lms-store.ts';
import { createSite } from '../site/create-site.ts';
import type { DemoSettings } from './demo-settings.ts';
import { listen } from './listen.ts';
import { prepareAccounts } from './prepare-accounts.ts';
import { prepareCourses, sampleBlock, sampleCourse } from './prepare-courses.ts';
import { addCourses, addTools, introduce } from './prepare-lms.ts';
import { prepareEmbedKey } from './prepare-site.ts';
import type { Report } from './report.ts';

export interface RunningDemo {
  readonly hostUrl: string;
  readonly lmsUrl: string;
  readonly siteUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts the host, the LMS that launches it and the site that embeds it, in this process; the host as `start` does it,
 * which may be several of them in processes of their own.
 */
export async function startDemo(
  settings: DemoSettings,
  report: Report,
  start: (config: HostConfig) => Promise<RunningHost> = startHost,
): Promise<RunningDemo> {
  const folder = path.join(settings.host.data, 'demo');
  const onError = (error: unknown): void => {
    report.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  if (!/^(localhost|127\.|::1$)/.test(settings.host.host)) {
    report.say(
      `HOST ${settings.host.host} is not this machine alone: whoever reaches the host knows the demo's passwords, the administrator's too.`,
    );
  }
  const closers: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.toReversed()) await close();
  };
  try {
    const lmsServer = await listen('DEMO_LMS_PORT', settings.lmsPort);
    closers.push(lmsServer.close);
    const siteServer = await listen('DEMO_SITE_PORT', settings.sitePort);
    closers.push(siteServer.close);
    const lmsUrl = `http://localhost:${lmsServer.port}`;
    const siteUrl = `http://localhost:${siteServer.port}`;

    const host = await start(settings.host);
    closers.push(host.close);
    const { url: hostUrl, composed } = host;
    const imported = await prepareCourses(host.engine.courses, settings.courses, report);
    await prepareAccounts(host.engine.learners, sampleCourse);

    const store = await openLmsStore(path.join(folder, 'lms'));
    const sessions = openSessions(path.join(folder, 'lms', 'sessions.json'));
    const { app, platform } = await createLms({ store, sessions, publicUrl: lmsUrl, onError });
    await introduce({ store, platform, lti: host.lti, hostUrl });
    await addCourses(store, imported);
    await addTools({ store, platform }, settings.tools, report);
    lmsServer.answerWith(app);

    const site = createSite({
      publicUrl: siteUrl,
      hostUrl,
      embedKey: await prepareEmbedKey(composed, siteUrl),
      module: { url: hostUrl + composed.widgets.path, integrity: composed.widgets.integrity },
      problems: {
        puzzle: sampleBlock('problem', 'two-coins'),
        frame: sampleBlock('problem', 'memory-choice'),
      },
      onError,
    });
    siteServer.answerWith(site);
    return { hostUrl, lmsUrl, siteUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import type { HostOverrides } from '../compose.ts';
import type { HostConfig } from '../config.ts';
import { startHost } from '../start-host.ts';
import { Browser } from './browser.ts';
import { noWidgets } from './no-widgets.ts';
import { testClock } from './test-clock.ts';
import { testCourse, writeTestCourse } from './test-course.ts';

export type TestHost = Awaited<ReturnType<typeof openTestHost>>;

const password = 'correct horse';

/** A host on a port and in a folder of its own, with a tiny course, the learners `ana` and `ben`, and `root`, who may do all. */
export async function openTestHost(
  overrides: HostOverrides = {},
  {
    course = true,
    administrator = true,
    settings = {},
  }: {
    readonly course?: boolean;
    readonly administrator?: boolean;
    readonly settings?: Partial<HostConfig>;
  } = {},
) {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-host-'));
  const lines: string[] = [];
  const clock = testClock();
  const config = {
    host: '127.0.0.1',
    port: 0,
    data: path.join(folder, 'data'),
    plugins: [],
    logLevel: 'debug',
    secret: 'a secret of at least thirty-two characters',
    trustProxy: 0,
    siteName: 'Test site',
    ...settings,
  } as const;
  const host = await startHost(config, {
    clock,
    log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }),
    widgets: noWidgets,
    ...overrides,
  });
  const { engine } = host;
  if (course)
    await engine.courses.import({ source: writeTestCourse(path.join(folder, 'olx')), author: 'test' });
  const account = (username: string, superuser = false) =>
    engine.learners.createAccount({
      username,
      email: `${username}@example.org`,
      name: username.toUpperCase(),
      password,
      superuser,
    });
  const [learner, other, admin] = [
    await account('ana'),
    await account('ben'),
    await account('root', administrator),
  ];
  const browser = () => new Browser(host.url);
  const sessions = new Map<string, Browser>();
  return {
    ...host,
    ...testCourse,
    deps: host.composed,
    config,
    clock,
    lines,
    learner,
    other,
    admin,
    browser,
    /** Somebody who has logged in, always in the same session: a password takes a while to check. */
    loggedIn: async (name: string) => {
      const known = sessions.get(name) ?? browser();
      if (!sessions.has(name)) {
        const { status } = await known.logIn(name, password);
        if (status !== 303) throw new Error(`${name} could not log in: ${status}`);
        sessions.set(name, known);
      }
      return known;
    },
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

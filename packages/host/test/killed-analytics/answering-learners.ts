import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverOrigin } from '@coursewright/core';
import { openStores } from '../../src/compose/open-stores.ts';
import type { HostConfig } from '../../src/config.ts';
import { startHost } from '../../src/start-host.ts';
import { noWidgets } from '../../src/testing/no-widgets.ts';
import { testCourse, writeTestCourse } from '../../src/testing/test-course.ts';

/** What a host in a process of its own does, until it is killed. */
export interface AnsweringOrder {
  readonly config: HostConfig;
  readonly learners: readonly AnsweringLearner[];
  /** So often all learners together answer. */
  readonly answers: number;
  /** What their pages tell besides, each of so many characters that no compression makes much shorter. */
  readonly saves?: { readonly times: number; readonly length: number };
}

export interface AnsweringLearner {
  readonly id: number;
  readonly username: string;
}

/** A host whose learners answer. */
export interface AnsweringHost {
  readonly process: ChildProcess;
  /** Resolves when all have answered. */
  readonly done: Promise<unknown>;
  /** Ends it after what it is at. */
  end(): Promise<void>;
  kill(): Promise<void>;
}

export interface AnsweringLearners {
  readonly learners: readonly AnsweringLearner[];
  /** How many answers each learner has been told are taken, by account, over all hosts. */
  readonly acknowledged: ReadonlyMap<number, number>;
  /** The beginnings of what pages were told is taken. */
  readonly saved: ReadonlySet<string>;
  /** Starts a host; resolves when its learners begin. */
  start(order: Pick<AnsweringOrder, 'answers' | 'saves'>): Promise<AnsweringHost>;
  /** Resolves when all is in the log: a host that was killed keeps its turn at it for some seconds. */
  carried(): Promise<void>;
}

/** Makes a course with enrolled learners in a host of this configuration, which runs again and again from then on. */
export async function answeringLearners(config: HostConfig): Promise<AnsweringLearners> {
  const learners = await enroll(config);
  const live = { ...config, analytics: { live: true, hadoop: { settings: {}, node: 'node' } } };
  const acknowledged = new Map<number, number>();
  const saved = new Set<string>();
  return {
    learners,
    acknowledged,
    saved,
    start: async (asked) => {
      const order: AnsweringOrder = { config: live, learners, ...asked };
      const child = fork(new URL('./answering-host.ts', import.meta.url), [JSON.stringify(order)], {
        execArgv: ['--conditions=@coursewright/source', '--no-warnings'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      const gone = once(child, 'exit');
      child.on('message', (message) => {
        if (typeof message !== 'object') return;
        if ('saved' in message) saved.add(String(message.saved));
        if (!('answered' in message)) return;
        const id = Number(message.answered);
        acknowledged.set(id, (acknowledged.get(id) ?? 0) + 1);
      });
      const [ready, done] = [said(child, 'ready'), said(child, 'done')];
      const died = gone.then(([code]) => Promise.reject(new Error(`The host ended with ${code}.`)));
      died.catch(() => undefined);
      await Promise.race([ready, died]);
      return {
        process: child,
        done,
        end: async () => {
          child.send('end');
          await gone;
        },
        kill: async () => {
          child.kill('SIGKILL');
          await gone;
        },
      };
    },
    carried: async () => {
      const stores = await openStores(config);
      try {
        while ((await stores.outbox.backlog()).entries > 0) await sleep(50);
      } finally {
        await stores.close();
      }
    },
  };
}

async function enroll(config: HostConfig): Promise<readonly AnsweringLearner[]> {
  const host = await startHost(config, { widgets: noWidgets });
  const { engine } = host;
  await engine.courses.import({
    source: writeTestCourse(path.join(config.data, '..', 'olx')),
    author: 'test',
  });
  const { courseKey } = testCourse;
  const learners: AnsweringLearner[] = [];
  for (const username of ['ana', 'ben', 'cleo', 'dan']) {
    const email = `${username}@example.org`;
    const account = { username, email, name: username, password: 'correct horse' };
    const { id } = await engine.learners.createAccount(account);
    await engine.learners.enroll({ userId: id, courseKey }, { ...serverOrigin, userId: id, username });
    learners.push({ id, username });
  }
  await host.close();
  return learners;
}

function said(child: ChildProcess, what: string): Promise<void> {
  return new Promise((resolve) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && what in message) resolve();
    });
  });
}

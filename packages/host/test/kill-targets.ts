import path from 'node:path';
import {
  allServiceUrls,
  onEachDatabase,
  openServicePlaces,
  type SqlTestTarget,
  type SqlTools,
} from '@coursewright/core/testing';
import type { HostConfig } from '../src/config.ts';
import { answersIn, loggedAnswers } from './logged-answers.ts';

/** What a host that is killed stands on. */
export interface KillTarget {
  readonly name: string;
  /** How often it is killed. */
  readonly moments: number;
  open(): Promise<KillPlace>;
}

export interface KillPlace {
  readonly settings: Partial<HostConfig>;
  /** The answers in the event log, by account; `data` is the host's data folder. */
  logged(data: string): Promise<ReadonlyMap<number, readonly string[]>>;
  close(): Promise<void>;
}

const pick = (answers: Readonly<Record<string, unknown>>) => String(answers['p_2_1']);

/** Binds a suite to SQLite, to MariaDB, and to MariaDB with Redis, S3 and MongoDB's protocol; says what is left out. */
export function onEachKillTarget(tools: SqlTools, bind: (target: KillTarget) => void): void {
  onEachDatabase(tools, (database) => bind(databaseTarget(database)));
  const urls = allServiceUrls();
  const name = 'MariaDB, Redis, S3 and MongoDB’s protocol';
  if (urls === undefined) {
    tools.it.skip(`${name}: left out, not all of them are set`);
    return;
  }
  bind({
    name,
    moments: 7,
    open: async () => {
      const { mysqlUrl, mongodbUrl, redisUrl, s3, bucket, close } = await openServicePlaces(urls);
      return {
        settings: { mysqlUrl, mongodbUrl, redisUrl, s3 },
        logged: async () => answersIn(await bucket.logLines(), pick),
        close,
      };
    },
  });
}

function databaseTarget({ name, open }: SqlTestTarget): KillTarget {
  return {
    name,
    moments: 20,
    open: async () => {
      const { target, close } = await open('host');
      return {
        settings: 'url' in target ? { mysqlUrl: target.url } : {},
        logged: async (data) => loggedAnswers(path.join(data, 'events'), pick),
        close,
      };
    },
  };
}

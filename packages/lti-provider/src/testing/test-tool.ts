import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock, type Clock } from '@coursewright/core';
import { openEngine } from '@coursewright/core/embedded';
import express, { type Express } from 'express';
import { ltiModule } from '../adapters/sql/lti-module.ts';
import { createLtiTool } from '../create-lti-tool.ts';
import type { LtiToolDeps } from '../lti-tool-deps.ts';
import type { RequestLimits } from '../limits/request-limits.ts';
import type { OpenedLaunch } from '../launch/opened-launch.ts';
import { watchStores } from './watch-stores.ts';

const problem = (name: string, title: string, answer: number) =>
  `<problem url_name="${name}" display_name="${title}"><numericalresponse answer="${answer}"><label>How many?</label><formulaequationinput/></numericalresponse></problem>`;

/** A course of one section, with two problems in its first unit and a text in the second. */
const olx = `<course org="Lti" course="T1" url_name="run" display_name="Launched" start="2020-01-01T00:00:00Z">
  <chapter url_name="c1" display_name="Section">
    <sequential url_name="s1" display_name="Subsection" graded="true" format="Homework">
      <vertical url_name="v1" display_name="Unit">${problem('p1', 'First', 3)}${problem('p2', 'Second', 4)}</vertical>
      <vertical url_name="v2" display_name="Reading"><html url_name="h1"><p>Read.</p></html></vertical>
    </sequential>
  </chapter>
</course>`;

export const courseKey = 'course-v1:Lti+T1+run';
export const blockKey = (type: string, id: string) => `block-v1:Lti+T1+run+type@${type}+block@${id}`;

export interface TestToolOptions {
  readonly clock?: Clock;
  readonly fetch?: typeof fetch;
  readonly limits?: RequestLimits;
  readonly isAdministrator?: LtiToolDeps['isAdministrator'];
  /** The app around the tool's router; default a bare one. */
  readonly app?: Express;
  /** Where a launch goes on, below the tool's address; default a page that is not there. */
  readonly landing?: (launch: OpenedLaunch) => string;
  /** A page of the app that shows a block; default none. */
  readonly pageOf?: (usageKey: string) => string;
}

/** A tool over a whole engine in a temporary folder, on a port of this machine. The engine is not started. */
export async function openTestTool({
  clock = systemClock,
  fetch: fetcher,
  limits,
  isAdministrator,
  app = express(),
  landing = ({ launchId }) => `/frame#code=${launchId}`,
  pageOf,
}: TestToolOptions = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-lti-'));
  const source = path.join(folder, 'olx');
  mkdirSync(source);
  writeFileSync(path.join(source, 'course.xml'), olx);
  const engine = await openEngine({ data: path.join(folder, 'data'), modules: [ltiModule], clock });
  await engine.courses.import({ source, author: 'test' });
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The tool has no port.');
  const publicUrl = `http://127.0.0.1:${address.port}`;
  const opened: OpenedLaunch[] = [];
  const statements: string[] = [];
  const deps: LtiToolDeps = {
    ...engine,
    records: watchStores(engine.records, statements),
    publicUrl,
    secret: 'a secret of the test tool alone, long enough',
    openSession: async (launch) => {
      opened.push(launch);
      return `${publicUrl}${landing(launch)}`;
    },
    ...(fetcher !== undefined && { fetch: fetcher }),
    ...(limits !== undefined && { limits }),
    ...(pageOf !== undefined && { pageOf }),
    ...(isAdministrator !== undefined && { isAdministrator }),
  };
  const tool = createLtiTool(deps);
  app.use(tool.router);
  return {
    engine,
    tool,
    deps,
    publicUrl,
    /** Launches for which a session was opened. */
    opened,
    /** Calls of LTI's stores, as `ltiNonces.claimNonce`, and jobs with their options. */
    statements,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await engine.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type TestTool = Awaited<ReturnType<typeof openTestTool>>;

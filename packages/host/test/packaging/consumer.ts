// A program of somebody else, under their own strict settings: every door of every package.
import { definePick, defineTask, runInMemory, type FoldContext, type Task } from '@coursewright/analytics';
import {
  blockRegistry,
  CoreError,
  createEngine,
  defineBlock,
  errorCatalogue,
  type BlockDefinition,
  type Engine,
  type EnginePorts,
  type ErrorCode,
} from '@coursewright/core';
import { openEngine } from '@coursewright/core/embedded';
import { folderFileStore } from '@coursewright/core/folder';
import { evaluate, parseProblem } from '@coursewright/core/problems';
import { parseCourseKey } from '@coursewright/core/keys';
import { coreModule, openSqlRecords, type SqlModule } from '@coursewright/core/sql';
import { jobQueueContract, testRecords, type ContractTools } from '@coursewright/core/testing';
import { readConfig, startHost, type HostConfig, type RunningHost } from '@coursewright/host';
import { createLtiTool, type LtiTool, type LtiToolDeps } from '@coursewright/lti-provider';
import { createLtiPlatform, type LtiPlatform } from '@coursewright/lti-provider/platform';
import { ltiModule } from '@coursewright/lti-provider/sql';
import { configure, defineBlockView, type TokenProvider } from '@coursewright/widgets';
import * as elements from '@coursewright/widgets/define';

const task: Task = defineTask({
  name: 'events',
  counts: 'Events.',
  table: { name: 'events', kind: 'published', columns: [{ name: 'count', type: 'integer' }] },
  of: [definePick({ name: 'events', types: ['*'], pick: (_event, emit) => emit([], []) })],
  *fold(_key, occurrences) {
    for (const { times } of occurrences) yield [String(times)];
  },
});
const context: FoldContext = {
  range: { from: '2026-01-01', to: '2026-02-01' },
  videoDropoff: 0.05,
  weeks: 24,
  countryOf: () => undefined,
};
export const tables = runInMemory({ tasks: [task], events: [], context });

const block = defineBlock({ type: 'mine', fields: {}, view: async () => ({}), completion: 'excluded' });
const blocks: readonly BlockDefinition[] = [block];
export const registry = blockRegistry(blocks);

export const opening: Promise<Engine> = openEngine({ data: './data', blocks });
export const composed = (ports: EnginePorts): Engine => createEngine(ports);
export const files = folderFileStore('./files');
export const graded = evaluate({
  problem: parseProblem('<problem/>'),
  problemId: 'p',
  answers: {},
  seed: 1,
  attempt: 1,
});
export const key = parseCourseKey('course-v1:O+C+R');

export const modules: readonly SqlModule<object>[] = [coreModule, ltiModule];
export const openRecords = openSqlRecords;
export const suite = (tools: ContractTools): void =>
  jobQueueContract(tools, 'mine', async () => {
    const { jobs, close } = await testRecords([]);
    return { queue: jobs, reopen: async () => jobs, close };
  });

export const tool = (deps: LtiToolDeps): LtiTool => createLtiTool(deps);
export const platform: (...input: Parameters<typeof createLtiPlatform>) => LtiPlatform = createLtiPlatform;

export async function host(env: Record<string, string>): Promise<RunningHost> {
  const config: HostConfig = readConfig(env);
  return startHost(config);
}

const tokenProvider: TokenProvider = async () => ({ token: 'a-token', expiresIn: 600 });
configure({ host: 'https://courses.example.org', tokenProvider });
defineBlockView('mine', 'my-mine');
export const definesProblem: boolean = 'CwProblem' in elements;

const code: ErrorCode = 'not_found';
export const fault = new CoreError(code, errorCatalogue[code].title);

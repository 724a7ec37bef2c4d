import { mediaTypes } from '../../spec/media-types.ts';
import { scopes } from '../../spec/scopes.ts';
import type { PlatformCall } from '../../testing/test-platform.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { onceFor } from '../once-for.ts';
import type { Outcome } from '../outcome.ts';
import { readAnswer } from '../read-answer.ts';
import { launchLink } from './platform-launch.ts';
import { callsDuring, sawCall, tokenScopes } from './service-calls.ts';

const exchange = onceFor(async (simulation) => {
  const { browser, answer } = await launchLink(simulation, 'ada');
  const opened = readAnswer(simulation.tool, answer);
  const action = simulation.tool.actions?.grade;
  const { calls, failure } =
    opened.got === 'accepted' && action !== undefined
      ? await callsDuring(simulation, () => action(browser, answer))
      : { calls: [], failure: undefined };
  const { store } = simulation.platform;
  const items = await store.lineItems('course-1');
  const scores = (await Promise.all(items.map(({ id }) => store.scores(id)))).flat();
  return { opened, calls, failure, items, scores };
});

type Exchange = Awaited<ReturnType<typeof exchange>>;

const row = (
  number: number,
  name: string,
  section: string,
  judge: (exchange: Exchange) => Outcome,
): ConformanceCase => ({
  id: `6.4-${number}`,
  name: `Grades: ${name}`,
  section,
  expected: 'hold',
  run: async (simulation) =>
    simulation.tool.actions?.grade === undefined
      ? { got: 'unseen', detail: 'no way to send a grade is known' }
      : judge(await exchange(simulation)),
});

const isCreation = ({ method, path }: PlatformCall) => method === 'POST' && path.endsWith('/lineitems');
const isScore = ({ method, path }: PlatformCall) => method === 'POST' && path.endsWith('/scores');
const isResults = ({ method, path }: PlatformCall) => method === 'GET' && path.endsWith('/results');

/** A tool that asks for a narrower set of scopes than it could is asked for by the guide; one that never asks shows nothing. */
const scopedCall = (number: number, name: string, accepted: readonly string[]) =>
  row(number, `Generate OAuth2 Call ${number - 1} (${name} scope only)`, 'security §4.1', ({ calls }) => {
    const asked = tokenScopes(calls).filter((list) => list.some((scope) => accepted.includes(scope)));
    if (asked.length === 0) return { got: 'unseen', detail: 'the tool has not asked for it' };
    const alone = asked.some((list) => list.every((scope) => accepted.includes(scope)));
    return { got: alone ? 'held' : 'broken', detail: alone ? '' : 'only together with other scopes' };
  });

/** Certification guide §6.4, by its names; what the platform is sent must be as AGS says. */
export const gradeCases: readonly ConformanceCase[] = [
  {
    id: '6.4-1',
    name: 'Grades: Valid Student Launch',
    section: 'AGS §3.1',
    expected: 'accept',
    run: async (simulation) => (await exchange(simulation)).opened,
  },
  scopedCall(2, 'lineitem', [scopes.lineItem, scopes.lineItemReadonly]),
  scopedCall(3, 'score', [scopes.score]),
  scopedCall(4, 'result', [scopes.resultReadonly]),
  row(5, 'Create Line Item', 'AGS §3.2.5', ({ calls, failure }) =>
    sawCall(calls, isCreation, failure ?? 'no line item was made'),
  ),
  row(6, 'a line item is asked for in its media type', 'AGS §3.2.5', ({ calls }) =>
    sawCall(
      calls,
      (call) => isCreation(call) && accepts(call, mediaTypes.lineItem),
      'accept is not the media type of a line item (Open edX answers 406)',
    ),
  ),
  row(7, 'Post Score', 'AGS §3.4', ({ calls, failure }) =>
    sawCall(calls, isScore, failure ?? 'no score was sent'),
  ),
  row(8, 'Retrieve Results', 'AGS §3.3', ({ calls }) =>
    calls.some(isResults)
      ? sawCall(calls, isResults, '')
      : { got: 'unseen', detail: 'the tool has not asked for results' },
  ),
  row(9, 'Verify Gradebook Entities', 'AGS §3.4', ({ scores, failure }) =>
    scores.some(({ userId }) => userId === 'ada')
      ? { got: 'held', detail: '' }
      : { got: 'broken', detail: failure ?? 'the gradebook has no score of the learner' },
  ),
];

function accepts({ headers }: PlatformCall, type: string): boolean {
  const accept = String(headers['accept'] ?? '*/*');
  return accept.includes(type) || accept.includes('*/*');
}

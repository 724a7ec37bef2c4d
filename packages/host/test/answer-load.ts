import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds within which everybody must have been answered. */
const patience = 60_000;

export interface Learner {
  readonly userId: number;
  readonly token: string;
}

/** What learners who never stop answering were told. */
export interface AnswerLoad {
  /** Texts of the answers that were acknowledged, by learner. */
  readonly acknowledged: ReadonlyMap<number, readonly string[]>;
  /** How many answers were told that the service is unavailable. */
  readonly unavailable: () => number;
  /** Resolves once the answer of every learner that is asked from now on was acknowledged; rejects after 60 s. */
  everybodyAnswers(): Promise<void>;
  /** Ends the load. Rejects with what no learner may be told. */
  stop(): Promise<void>;
}

/** Sends one answer; true: it was acknowledged. Throws for anything but the calm sentence. */
export async function sendAnswer(
  host: string,
  { token }: Learner,
  problem: string,
  text: string,
): Promise<boolean> {
  const response = await fetch(`${host}/api/blocks/${encodeURIComponent(problem)}/actions/submit`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ answers: { p_2_1: text } }),
  });
  const body = await response.text();
  if (response.status === 200) return true;
  checkCalm(response, body);
  return false;
}

/** The problem document of an outage: it names neither the service nor its address. */
export function checkCalm({ status, headers }: Response, body: string): void {
  const isProblem = headers.get('content-type')?.startsWith('application/problem+json') === true;
  const code: unknown = isProblem ? JSON.parse(body).code : undefined;
  if (status !== 503 || code !== 'unavailable' || /maria|mysql|mongo|redis|s3|ECONN|127\.0/i.test(body)) {
    throw new Error(`${status} ${body}`);
  }
}

/** Every learner sends one answer after another, `prefix` and a number, to each host in turn. */
export function startAnswers(
  hosts: readonly string[],
  learners: readonly Learner[],
  problem: string,
  prefix: string,
): AnswerLoad {
  const acknowledged = new Map<number, string[]>();
  const end = new AbortController();
  let failed: unknown;
  let unavailable = 0;
  let sent = 0;
  const keepOn = async (learner: Learner): Promise<void> => {
    while (!end.signal.aborted) {
      const text = `${prefix} ${(sent += 1)}`;
      if (await sendAnswer(hosts[sent % hosts.length] ?? '', learner, problem, text)) {
        acknowledged.set(learner.userId, [...(acknowledged.get(learner.userId) ?? []), text]);
      } else unavailable += 1;
      await sleep(100);
    }
  };
  const running = Promise.all(learners.map(keepOn)).catch((error: unknown) => {
    end.abort();
    failed = error;
  });
  const counts = () => learners.map(({ userId }) => acknowledged.get(userId)?.length ?? 0);
  return {
    acknowledged,
    unavailable: () => unavailable,
    everybodyAnswers: async () => {
      const before = counts();
      const until = Date.now() + patience;
      // The one that is under way may have been sent before.
      while (!end.signal.aborted && !counts().every((count, n) => count > (before[n] ?? 0) + 1)) {
        if (Date.now() > until) throw new Error(`Not everybody was answered within ${patience / 1000} s.`);
        await sleep(50);
      }
    },
    stop: async () => {
      end.abort();
      await running;
      if (failed !== undefined) throw failed;
    },
  };
}

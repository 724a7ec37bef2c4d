import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createEmbedKey } from '@coursewright/host';
import { answeredProblem } from './answered-problem.ts';
import type { Target } from './load-report.ts';
import { obey, startBenchHost } from './start-bench-host.ts';

const LEARNERS = 100;
const [, , folder = '', , name] = process.argv;
const answered = answeredProblem(name);
const courseKey = 'course-v1:Bench+Answers+1';
const problem = 'block-v1:Bench+Answers+1+type@problem+block@p';
const source = path.join(folder, 'olx');
mkdirSync(source);
writeFileSync(
  path.join(source, 'course.xml'),
  `<course org="Bench" course="Answers" url_name="1" display_name="Answers" start="2020-01-01T00:00:00Z">
    <chapter url_name="c" display_name="C"><sequential url_name="s" display_name="S" graded="true" format="Homework">
      <vertical url_name="u" display_name="U"><problem url_name="p" display_name="P">
        ${answered.xml}
      </problem></vertical>
    </sequential></chapter>
  </course>`,
);

const host = await startBenchHost();
await host.engine.courses.import({ source, author: 'bench' });
const { key } = await createEmbedKey(host.composed, {
  name: 'Bench',
  origins: ['https://bench.example'],
  courses: [courseKey],
  guests: true,
});

async function token(): Promise<string> {
  const response = await fetch(`${host.url}/api/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant: 'guest', embedKey: key.id }),
  });
  const answer = (await response.json()) as { token?: string };
  if (answer.token === undefined) throw new Error(`No token: ${JSON.stringify(answer)}`);
  return answer.token;
}

const requests = await Promise.all(
  Array.from({ length: LEARNERS }, async () => ({
    url: `${host.url}/api/blocks/${encodeURIComponent(problem)}/actions/submit`,
    headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ answers: { p_2_1: answered.answer } }),
  })),
);
obey(host, { requests, ...(answered.steady !== undefined && { steady: answered.steady }) } satisfies Target);

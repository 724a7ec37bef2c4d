import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { judgeAgain, blockRegistry, serverOrigin } from '@coursewright/core';
import { openEngine } from '@coursewright/core/embedded';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { blocks } from './index.js';

const course = `<course org="Org" course="Words" url_name="run" display_name="Words" start="2020-01-01T00:00:00Z">
  <chapter url_name="c" display_name="C">
    <sequential url_name="s" display_name="S" format="Homework" graded="true">
      <vertical url_name="u" display_name="U"><word_count url_name="w" display_name="Summary" min_words="4" max_words="5" weight="2" max_attempts="2"><p>Sum it <b>up</b>.</p></word_count></vertical>
    </sequential>
  </chapter>
</course>
`;
const usageKey = 'block-v1:Org+Words+run+type@word_count+block@w';

let folder = '';
let engine: Awaited<ReturnType<typeof openEngine>>;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'coursewright-plugin-'));
  mkdirSync(path.join(folder, 'source'));
  writeFileSync(path.join(folder, 'source', 'course.xml'), course);
  engine = await openEngine({ data: path.join(folder, 'data'), blocks });
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

async function learner() {
  const { courseKey, findings } = await engine.courses.import({
    source: path.join(folder, 'source'),
    author: 'author',
  });
  const { id: userId } = await engine.learners.createAccount({
    username: 'ada',
    email: 'ada@example.org',
    name: 'Ada',
  });
  await engine.learners.enroll({ userId, courseKey, invited: true }, serverOrigin);
  const submit = (text: string) =>
    engine.learning.act({ userId, usageKey, action: 'submit', input: { text } }, serverOrigin);
  return { courseKey, findings, userId, submit };
}

it('is imported with its fields, and shown in its unit', async () => {
  const { findings, userId } = await learner();
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const unit = await engine.learning.block({
    userId,
    usageKey: usageKey.replace('word_count+block@w', 'vertical+block@u'),
  });
  expect(unit.children).toEqual([
    {
      usageKey,
      type: 'word_count',
      title: 'Summary',
      completion: 0,
      graded: true,
      view: {
        task: { html: '<p>Sum it <b>up</b>.</p>' },
        limits: { min: 4, max: 5 },
        text: '',
        words: 0,
        score: { possible: 2 },
        attempts: { used: 0, allowed: 2 },
      },
    },
  ]);
});

it('is graded, completed, and refuses when attempts are used', async () => {
  const { courseKey, userId, submit } = await learner();
  expect(await submit('two words')).toMatchObject({
    result: { words: 2, share: 0.5 },
    block: { completion: 1 },
  });
  expect(await submit('these are four words')).toMatchObject({ block: { view: { score: { earned: 2 } } } });
  expect(await submit('again')).toEqual({ refused: 'attempts_used' });
  const { subsections } = await engine.grading.progress({ userId, courseKey });
  expect(subsections).toMatchObject([{ format: 'Homework', score: { earned: 2, possible: 2 } }]);
  const { outline } = await engine.learning.outline({ userId, courseKey });
  expect(outline[0]).toMatchObject({ completion: 1, children: [{ children: [{ kind: 'other' }] }] });
});

it('can be judged again', async () => {
  const { userId, submit } = await learner();
  await submit('one two three');
  const stored = await engine.records.read(({ submissions }) => submissions.submissions(userId, usageKey));
  expect(stored.length).toBe(1);
  for (const one of stored) {
    const again = await judgeAgain({ versions: engine.versions, registry: blockRegistry(blocks) }, one);
    expect(again).toEqual(one.evaluation);
  }
});

it('is exported as it was', async () => {
  const { courseKey } = await learner();
  const files = new Map<string, string>();
  for await (const { path: file, bytes } of engine.courses.export(courseKey)) {
    files.set(file, new TextDecoder().decode(bytes));
  }
  expect(files.get('course.xml')).toBe(readFileSync(path.join(folder, 'source', 'course.xml'), 'utf8'));
});

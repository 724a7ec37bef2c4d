import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { startCoursewright } from './run-coursewright.ts';

const filler = '<p>A sentence that makes the problem as long as a long one.</p>'.repeat(400);

function* cases(count: number): Generator<string> {
  for (let id = 0; id < count; id += 1) {
    const xml = `<problem>${filler}<numericalresponse answer="${id}"><textline/></numericalresponse></problem>`;
    yield `${JSON.stringify({ id, xml, answers: { p_2_1: String(id % 2 === 0 ? id : id + 1) } })}\n`;
  }
}

describe('coursewright problem check as a process', () => {
  it('grades a stream far larger than its memory, waiting for a reader that is slow', async () => {
    const count = 6000; // 150 MB
    const child = startCoursewright(['problem', 'check', '--json'], {
      NODE_OPTIONS: '--max-old-space-size=64',
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    Readable.from(cases(count)).pipe(child.stdin);
    let answered = 0;
    let right = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      const answer = JSON.parse(line) as { id: number; success: string };
      expect(answer.id).toBe(answered);
      if (answer.success === 'correct') right += 1;
      answered += 1;
      if (answered % 1000 === 0) await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect({ code: await ended, told, answered, right }).toEqual({
      code: 0,
      told: '',
      answered: count,
      right: count / 2,
    });
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = startCoursewright(['problem', 'check', '--json']);
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    child.stdin.on('error', () => {});
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    Readable.from(cases(2000)).pipe(child.stdin);
    child.stdout.once('data', () => child.stdout.destroy());
    expect({ code: await ended, told }).toEqual({ code: 0, told: '' });
  });
});

const vectors = new URL('../../../../shared/data/capa-vectors/problems.jsonl', import.meta.url);

it.skipIf(!existsSync(vectors))('answers each line of a file with ids as in the vectors', async () => {
  const count = readFileSync(vectors, 'utf8').trim().split('\n').length;
  const child = startCoursewright(['problem', 'check', '--json', '-']);
  createReadStream(vectors).pipe(child.stdin);
  let answered = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const answer = JSON.parse(line) as { id: unknown; error?: unknown; correct_map?: unknown };
    expect(answer.id).toEqual(expect.anything());
    expect('error' in answer).toBe(!('correct_map' in answer));
    answered += 1;
  }
  expect(answered).toBe(count);
});

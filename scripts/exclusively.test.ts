import { expect, it } from 'vitest';
import { exclusively } from './exclusively.ts';

it('runs one at a time under a name', async () => {
  const seen: string[] = [];
  const run = (one: string) =>
    exclusively(`test-${process.pid}`, async () => {
      seen.push(`${one} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${one} ends`);
    });
  await Promise.all([run('a'), run('b')]);
  expect(seen).toHaveLength(4);
  expect(seen[1]).toBe(seen[0]?.replace('begins', 'ends'));
});

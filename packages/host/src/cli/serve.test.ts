import { expect, it } from 'vitest';
import { runTestCli } from '../testing/test-cli.ts';

it('serve works in the background too unless that is left to workers', async () => {
  const started: unknown[] = [];
  const world = {
    serve: async (options: { readonly worker: boolean }) => void started.push(options),
    work: async () => void started.push('worker'),
  };
  for (const line of [['serve'], ['serve', '--no-worker'], ['worker']]) {
    expect((await runTestCli(line, world)).code).toBe(0);
  }
  expect(started).toEqual([{ worker: true }, { worker: false }, 'worker']);
});

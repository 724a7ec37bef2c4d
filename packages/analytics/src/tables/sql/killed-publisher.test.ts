import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onEachDatabase } from '@coursewright/core/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { everyState, stateTables } from '../testing/table-states.ts';
import { openAnalyticsTables } from './analytics-tables.ts';

const publisher = fileURLToPath(new URL('../testing/publish-states.process.ts', import.meta.url));
/** Milliseconds after the beginning of a publication at which the process is killed. */
const moments = [0, 5, 20, 60];
const at = 1_712_026_800_000_000;

onEachDatabase({ afterAll, describe, it, expect }, (target) => {
  describe(`a publisher that is killed: ${target.name}`, () => {
    it('leaves every table as it was or every table as it is', async () => {
      const place = await target.open('analytics states');
      const { store, reader, close } = await openAnalyticsTables(place.target, stateTables);
      try {
        await store.publish(everyState(0), at);
        let last = 0;
        let inTheMiddle = 0;
        for (const moment of moments) {
          const { begun, ended } = await publishAndDie(JSON.stringify(place.target), last + 1, moment);
          if (begun > ended) inTheMiddle += 1;
          const groups = { where: [], by: ['count'], count: 'rows' };
          const [whole, keyed] = await reader.read((view) =>
            Promise.all(stateTables.map((table) => view.groups(table, groups))),
          );
          const number = Number(whole?.[0]?.['count']);
          expect(whole).toEqual([{ count: number, rows: 6000 }]);
          expect(keyed).toEqual([{ count: number, rows: 800 }]);
          // What it said it had ended is there; what it had begun may be.
          expect([ended, begun]).toContain(number);
          last = number;
        }
        expect(inTheMiddle).toBeGreaterThan(0);
        await store.publish(everyState(1000), at);
      } finally {
        await close();
        await place.close();
      }
    }, 120_000);
  });
});

async function publishAndDie(target: string, first: number, moment: number) {
  const child = spawn(
    process.execPath,
    [
      '--conditions=@coursewright/source',
      '--disable-warning=ExperimentalWarning',
      publisher,
      target,
      String(first),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const done = { begun: first - 1, ended: first - 1 };
  const said = once(child.stdout, 'data');
  createInterface(child.stdout).on('line', (line) => {
    const [what, number] = line.split(' ');
    if (what === 'begin') done.begun = Number(number);
    else done.ended = Number(number);
  });
  await said;
  await sleep(moment);
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
  return done;
}

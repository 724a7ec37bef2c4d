import { existsSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { capaVectors, differenceIn, hasCapaVectors } from '../../problems/testing/capa-vectors.ts';
import { expectAsCapa } from '../../problems/testing/expect-as-capa.ts';
import { judgeVectors } from '../../problems/testing/judge-vectors.ts';
import { listedUnder } from '../../problems/testing/vector-exceptions.ts';
import { cachedSandbox } from '../../sandbox/cached-sandbox.ts';
import { BubblewrapSandbox } from './bubblewrap-sandbox.ts';

const sandbox = cachedSandbox(new BubblewrapSandbox());
afterAll(() => sandbox.close());

describe.skipIf(!hasCapaVectors || !existsSync('/usr/bin/bwrap'))(
  'the recorded cases of capa, Python under bubblewrap (skipped without shared/data or bubblewrap)',
  () => {
    it('come out as they did there, but for those that are listed', { timeout: 600_000 }, async () => {
      const judged = await judgeVectors(sandbox);
      expectAsCapa(judged);
      expect(judged.lacking).toBe(0);
      expect(judged.cases.length).toBeGreaterThan(5000);
    });

    it('name the course library that was not recorded with some of them', { timeout: 60_000 }, async () => {
      const listed = listedUnder('### Recorded cases without their library');
      const rows = capaVectors('problems').filter(({ id }) => listed.has(id));
      expect(rows.map(({ id }) => id).toSorted()).toEqual([...listed].toSorted());
      for (const row of rows) {
        for (const one of row.cases) {
          const difference = await differenceIn(row, one, (script) =>
            sandbox.run({ ...script, scope: row.id, libraries: [] }),
          );
          expect(difference?.got).toMatchObject({
            msg: 'The Python module python_lib is not installed here.',
          });
        }
      }
    });
  },
);

import { readFileSync } from 'node:fs';
import { conformanceCases } from '@coursewright/lti-provider/conformance';
import { describe, expect, it } from 'vitest';

const page = readFileSync(new URL('../../../docs/conformance.md', import.meta.url), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
const head = rows.find(([first]) => first === 'id') ?? [];
const cases = rows.slice(rows.indexOf(head) + 2);

/** Written anew by `node scripts/run.js bench/src/conformance/main.ts`. */
describe('the page that puts tools side by side', () => {
  it('has every row of the kit, under its name', () => {
    expect(cases.map(([id, name]) => [id, name])).toEqual(conformanceCases.map(({ id, name }) => [id, name]));
  });

  it('has our tool right in all of them', () => {
    const ours = head.indexOf('Coursewright');
    expect(cases.filter((row) => row[ours] === '✗').map(([id]) => id)).toEqual([]);
  });

  it('has ltijs let nothing bad in where our verifier is in front', () => {
    const strict = head.indexOf('ltijs 5.9.9 + strictLtijs');
    expect(cases.filter((row) => row[3] === 'refuse' && row[strict] !== '✓')).toEqual([]);
  });

  it('counts what it shows', () => {
    const total = rows.find(([first]) => first === 'Coursewright');
    expect(total?.slice(1, 4).map((cell) => cell.split(' of ')[0])).toEqual(['0', '0', '0']);
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../own-node.js';
import { adaptersPage } from './adapters-page.ts';
import { contractPromises, type ContractPromises } from './contract-promises.ts';
import { contractResults } from './contract-results.ts';

const written = readFileSync(path.join(root, 'docs/adapters.md'), 'utf8');

/** The first cells of each section's table, by the section's port. */
function promisesOnPage(): ContractPromises {
  const [, ...sections] = written.split('\n### ');
  return new Map(
    sections.map((section) => {
      const [title = '', ...lines] = section.split('\n');
      const [, , ...rows] = lines.filter((line) => line.startsWith('|'));
      return [title.toLowerCase(), rows.map((row) => row.split('|')[1]?.trim() ?? '')];
    }),
  );
}

it('docs/adapters.md has every promise of every contract suite, and no other', async () => {
  const promises = [...(await contractPromises())].map(([port, names]) => [port.toLowerCase(), names]);
  const advice = 'scripts/adapters-table.ts writes docs/adapters.md';
  expect(Object.fromEntries(promisesOnPage()), advice).toEqual(Object.fromEntries(promises));
});

it('no page is written of adapters that did not run or did not keep a promise', () => {
  const assertion = (title: string, status: string) => ({
    ancestorTitles: ['on a server', 'course store: MongoDB'],
    title,
    status,
  });
  const json = JSON.stringify({
    testResults: [{ assertionResults: [assertion('keeps', 'passed'), assertion('lists', 'failed')] }],
  });
  const promises = new Map([['course store', ['keeps', 'lists', 'deletes']]]);
  const results = contractResults(json, promises.keys());
  expect(results.get('course store')?.get('MongoDB')?.get('keeps')).toBe('passed');
  const write = () => adaptersPage(promises, results);
  expect(write).toThrow('course store: MongoDB: lists: failed.');
  expect(write).toThrow('course store: MongoDB: deletes: not run.');
  expect(write).toThrow('No suite ran on SQL on MySQL or MariaDB.');
  expect(write).not.toThrow('keeps');
});

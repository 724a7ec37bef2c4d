import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './own-node.js';

/** DESIGN §5: half of the files under 90 lines, nine of ten under 250, none over 400; tests are not counted in the shares. */
const limits = { half: 90, nineOfTen: 250, most: 400 };

const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.js', '*.mjs'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => file !== '');

const lines = new Map<string, number>();
for (const file of files) {
  try {
    lines.set(file, readFileSync(path.join(root, file), 'utf8').split('\n').length - 1);
  } catch {
    // Deleted in the working tree but still listed: it has no size.
  }
}
const product = [...lines].filter(([file]) => !/\.(test|contract)\.ts$|\/test\//.test(file));
const sorted = product.map(([, count]) => count).sort((a, b) => a - b);
const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;

const complaints = [...lines]
  .filter(([, count]) => count > limits.most)
  .map(([file, count]) => `${file} has ${count} lines, more than ${limits.most}: it holds a second idea.`);
if (at(0.5) > limits.half)
  complaints.push(`Half of the files are longer than ${at(0.5)} lines; the limit is ${limits.half}.`);
if (at(0.9) > limits.nineOfTen)
  complaints.push(`One file in ten is longer than ${at(0.9)} lines; the limit is ${limits.nineOfTen}.`);

console.log(
  `${product.length} files: half under ${at(0.5)} lines, nine of ten under ${at(0.9)}, the longest ${sorted.at(-1)}.`,
);
for (const complaint of complaints) console.error(complaint);
process.exit(complaints.length > 0 ? 1 : 0);

/**
 * The program of an interpreter's process, under Node's permission model: reads requests on standard input, writes outcomes on
 * standard output. With `make` as its last argument it writes the memory of a loaded interpreter there instead.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { capMemory } from './capped-memory.ts';
import { loadInterpreter } from './load-interpreter.ts';
import { freezeAround, lockDown } from './lock-down.ts';

const [folder = '', pythonFolder = '', memoryLimit = '', snapshot = ''] = process.argv.slice(2);

/** After so many runs it is replaced. */
const longestService = 500;
/** Bytes by which a run may grow the memory, which never shrinks; more would take too long to wipe. */
const largestGrowth = 64 * 1024 * 1024;
const library = '/lib/coursewright';

lockDown();
capMemory(Number(memoryLimit));
const start = snapshot === 'make' ? 'make' : { file: snapshot };
const python = await loadInterpreter({ folder, snapshot: snapshot === '' ? undefined : start });
for (const part of ['base', 'pyodide']) copyIn(path.join(pythonFolder, part), library);
python.runPython(
  `import sys; sys.path[:0] = [] if "${library}" in sys.path else ["${library}"]; import interpreter, decimal, fractions`,
);
if (snapshot === 'make') process.stdout.end(python.makeMemorySnapshot());
else serve();

function serve(): void {
  const lacks = String(python.runPython('interpreter.lacks()'));
  const answer = python.runPython('interpreter.answer');
  if (typeof answer !== 'function') throw new Error('The interpreter has no function to call.');
  for (const name of ['js', 'pyodide_js']) python.unregisterJsModule(name);
  python.runPython('interpreter.close_doors()');
  freezeAround();
  answer('{"id": 0, "code": "", "globals": "{}", "seed": 1, "libraries": []}');
  const clean = python._module.HEAPU8.slice();
  let served = 0;
  createInterface({ input: process.stdin }).on('line', (line) => {
    served += 1;
    const said = tryAnswer(answer, line);
    const grown = python._module.HEAPU8.length - clean.length;
    const last = said === undefined || grown > largestGrowth || served >= longestService;
    const outcome = said ?? broken(line);
    process.stdout.write(`${last ? `${outcome.slice(0, -1)},"last":true}` : outcome}\n`);
    if (last) return;
    const memory = python._module.HEAPU8;
    memory.set(clean);
    memory.fill(0, clean.length);
  });
  process.stdout.write(`{"ready":true,"lacks":${lacks}}\n`);
}

/** Text in, text out: nothing else passes between the two languages. */
// oxlint-disable-next-line typescript/no-unsafe-function-type -- Python's function, callable as it is
function tryAnswer(answer: Function, line: string): string | undefined {
  try {
    const said: unknown = Reflect.apply(answer, undefined, [line]);
    return typeof said === 'string' ? said.replaceAll('\n', ' ') : undefined;
  } catch {
    return undefined;
  }
}

function broken(line: string): string {
  const request: unknown = JSON.parse(line);
  return JSON.stringify({
    ...(typeof request === 'object' && request !== null && 'id' in request && { id: request.id }),
    ok: false,
    fault: 'crashed',
    message: 'The script broke its interpreter.',
  });
}

function copyIn(from: string, to: string): void {
  python.FS.mkdirTree(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), `${to}/${entry.name}`];
    if (entry.isDirectory()) copyIn(source, target);
    else if (entry.name.endsWith('.py')) python.FS.writeFile(target, readFileSync(source));
  }
}

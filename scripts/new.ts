import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { kinds, type Making } from './new/kinds.ts';
import { register, type Registration } from './new/registrations.ts';
import { fill } from './new/spellings.ts';
import { root } from './own-node.js';

/** `npm run new -- KIND NAME`: makes the files of one from scripts/new/, working and with its test, and enters it. */
const [kindName = '', name = '', ...more] = process.argv.slice(2);
const kind = Object.hasOwn(kinds, kindName) ? kinds[kindName] : undefined;
if (kind === undefined || name === '' || more.length > 0) {
  const usages = Object.entries(kinds).map(([one, { takes }]) => `  npm run new -- ${one} ${takes}`);
  console.error(['Usage:', ...usages].join('\n'));
  process.exit(2);
}
try {
  const written = write(kind.make(name, root));
  spawnSync('prettier', ['--write', '--log-level=warn', ...written], { cwd: root, stdio: 'inherit' });
  for (const file of written) console.log(file);
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

/** Everything or, where a file is there already or a place is not found, nothing; resolves to the files touched. */
function write({ templates, names, registrations }: Making): readonly string[] {
  const folder = path.join(root, 'scripts/new', templates);
  const texts = new Map<string, string>();
  for (const template of globSync('**/*.txt', { cwd: folder })) {
    const file = fill(template.replace(/\.txt$/, ''), names);
    if (existsSync(path.join(root, file))) throw new Error(`${file} is there already.`);
    texts.set(file, fill(readFileSync(path.join(folder, template), 'utf8'), names));
  }
  for (const registration of registrations) {
    const { file } = registration;
    const text = texts.get(file) ?? readFileSync(path.join(root, file), 'utf8');
    texts.set(file, register(text, filled(registration, names)));
  }
  for (const [file, text] of texts) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return [...texts.keys()];
}

function filled(registration: Registration, names: ReadonlyMap<string, string>): Registration {
  const { file } = registration;
  if ('import' in registration) return { file, import: fill(registration.import, names) };
  if ('line' in registration) return { ...registration, line: fill(registration.line, names) };
  return { ...registration, member: fill(registration.member, names) };
}

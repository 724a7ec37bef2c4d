import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbedKey } from '../src/accounts/tokens/embed-keys.ts';
import { openTestHost, type TestHost } from '../src/testing/test-host.ts';

const run = promisify(execFile);
const sample = (name: string) =>
  fileURLToPath(new URL(`../../../docs/guide/embedding/${name}`, import.meta.url));
const isThere = (command: string) =>
  run(command, ['--version']).then(
    () => true,
    () => false,
  );

describe('the samples of the embedding guide', () => {
  let host: TestHost;
  let env: Record<string, string | undefined>;
  beforeAll(async () => {
    host = await openTestHost();
    const { key, secret } = await createEmbedKey(host.deps, {
      name: 'A site',
      origins: ['https://site.example'],
      courses: [host.courseKey],
      guests: false,
    });
    env = {
      ...process.env,
      NODE_OPTIONS: '',
      COURSEWRIGHT_URL: host.url,
      COURSEWRIGHT_EMBED_KEY: key.id,
      COURSEWRIGHT_EMBED_SECRET: secret,
    };
  });
  afterAll(() => host.close());

  it.each([
    ['Node', process.execPath, 'learner-token.mjs'],
    ['Python', 'python3', 'learner_token.py'],
    ['PHP', 'php', 'learner-token.php'],
  ])('get a learner a token: %s', async (language, command, file) => {
    if (language === 'PHP' && !(await isThere(command))) {
      console.log('left out: the PHP sample, php-cli is not on this machine');
      return;
    }
    const id = `learner of ${language}`;
    const { stdout } = await run(command, [sample(file), id, 'Zoë Ñandú', 'zoe@site.example'], { env });
    const { token } = JSON.parse(stdout);
    const course = `${host.url}/api/courses/${encodeURIComponent(host.courseKey)}`;
    const response = await fetch(course, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(200);
    const { items } = await host.engine.learners.learners(host.courseKey, { limit: 100 });
    expect(items.map(({ name }) => name)).toContain('Zoë Ñandú');
  });
});

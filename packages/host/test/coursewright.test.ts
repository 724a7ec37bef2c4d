import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCoursewright, startCoursewright } from './run-coursewright.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-command-'));
const courseKey = 'course-v1:Org+Tiny+1';
const course = path.join(folder, 'tiny');

let env: Readonly<Record<string, string>> = {};
let host: ReturnType<typeof startCoursewright>;
let stopped: Promise<number | null>;
const run = (args: string, input = '') => runCoursewright(args.split(' '), { env, input });

beforeAll(async () => {
  writeCourse();
  env = { COURSEWRIGHT_DATA: path.join(folder, 'data'), PORT: String(await freePort()), LOG_LEVEL: 'warn' };
  host = startCoursewright(['serve'], env);
  stopped = new Promise((resolve) => host.on('close', resolve));
  let told = '';
  await new Promise<void>((resolve, reject) => {
    host.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.includes('Coursewright is at')) resolve();
    });
    host.on('close', () => reject(new Error(`the host ended: ${told}`)));
  });
});
afterAll(async () => {
  host.kill('SIGKILL');
  await stopped;
  rmSync(folder, { recursive: true, force: true });
});

describe('coursewright beside a live host', () => {
  it('imports a course that the host then serves', async () => {
    const { code, out, err } = await run(`course import ${course}`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Imported course-v1:Org\+Tiny\+1: \d+ blocks, \d+ files, version [0-9a-f]{12}\.$/m);
    expect((await run('course list')).out).toBe(`${courseKey}  Tiny\n`);
    const courses = await fetch(`http://127.0.0.1:${env['PORT']}/api/courses`);
    expect(await courses.text()).toContain(courseKey);
  });

  it('writes at the same time as others and none of them fails', async () => {
    const created = await Promise.all(
      ['ada', 'ben', 'cyd', 'dan'].map((name) =>
        run(`user create ${name} --email ${name}@example.org --course ${courseKey}`, 'a long password\n'),
      ),
    );
    expect(created.map(({ code, out }) => ({ code, out }))).toEqual(
      ['ada', 'ben', 'cyd', 'dan'].map((name) => ({ code: 0, out: `Made ${name}.\n` })),
    );
  });

  it('says of a name that is taken that it is there already, and never shows a password', async () => {
    const input = 'a password to keep\n';
    const { code, out, err } = await run('user create ada --email ada2@example.org', input);
    expect(code).toBe(1);
    expect(err).toContain('error: It is there already');
    expect(out + err).not.toContain('a password to keep');
  });

  it('gives a role in a course', async () => {
    const made = await run(
      `user create tess --email tess@example.org --course ${courseKey} --role staff --json`,
      'a long password\n',
    );
    expect(JSON.parse(made.out)).toMatchObject({ username: 'tess', superuser: false });
    expect(made.out).not.toMatch(/password|scrypt|hash/i);
    const wrong = await run(
      `user create tom --email tom@example.org --course ${courseKey} --role boss`,
      'x\n',
    );
    expect({ code: wrong.code, err: wrong.err }).toEqual({
      code: 2,
      err: expect.stringContaining('There is no role boss.'),
    });
  });

  it('exports what it imported, to an archive and to a folder', async () => {
    const archive = path.join(folder, 'out.tar.gz');
    expect((await run(`course export ${courseKey} --output ${archive}`)).code).toBe(0);
    const again = await run(`course export ${courseKey} --output ${archive}`);
    expect({ code: again.code, err: again.err }).toEqual({
      code: 1,
      err: expect.stringContaining('--force'),
    });
    expect((await run(`course check ${archive}`)).code).toBe(0);
    const target = path.join(folder, 'out');
    expect((await run(`course export ${courseKey} --output ${target}`)).code).toBe(0);
    for (const file of ['course.xml', 'chapter/one.xml']) {
      expect(readFileSync(path.join(target, file))).toEqual(readFileSync(path.join(course, file)));
    }
  });

  it('names a course that is not there', async () => {
    for (const command of ['course export', 'embed-key create Site --origin https://a.example --course']) {
      const { code, err } = await run(`${command} course-v1:Org+None+1`);
      expect(code).toBe(1);
      expect(err).toContain('error: There is no such course');
    }
  });

  it('makes an embed key whose secret is shown once, and takes it away again', async () => {
    const command = `embed-key create Site --origin https://site.example/ --course ${courseKey} --json`;
    const { code, out } = await run(command);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      id: expect.stringMatching(/^ek_/),
      secret: expect.stringMatching(/^[\w-]{43}$/),
      name: 'Site',
      origins: ['https://site.example'],
      courses: [courseKey],
      guests: true,
    });
    const { id, secret } = JSON.parse(out) as { id: string; secret: string };
    const listed = await run('embed-key list --json');
    expect(listed.out).toContain(id);
    expect(listed.out).not.toContain(secret);
    expect((await run(`embed-key revoke ${id}`)).out).toBe('Revoked the key of Site.\n');
    expect((await run('embed-key list')).out).toBe('');
    expect((await run(`embed-key revoke ${id}`)).code).toBe(1);
  });

  it('shows the addresses of the tool and registers a platform', async () => {
    const at = `http://127.0.0.1:${env['PORT']}`;
    expect(JSON.parse((await run('lti show --json')).out)).toMatchObject({
      login: `${at}/lti/login`,
      launch: `${at}/lti/launch`,
      jwks: `${at}/lti/jwks.json`,
      deepLink: `${at}/lti/deep-link`,
    });
    const file = path.join(folder, 'platform.json');
    const platform = {
      issuer: 'https://lms.example',
      client_id: 'abc',
      deployment_ids: ['1'],
      auth_login_url: 'https://lms.example/auth',
      auth_token_url: 'https://lms.example/token',
      jwks_url: 'https://lms.example/jwks',
      name: 'LMS',
    };
    writeFileSync(file, JSON.stringify(platform));
    expect((await run(`lti platform add --json ${file}`)).code).toBe(0);
    expect((await run(`lti platform add --json ${file}`)).err).toContain('It is there already');
    expect((await run('lti platform list')).out).toContain('https://lms.example  client abc');
    const broken = await run('lti platform add --json -', JSON.stringify({ ...platform, jwks_url: 'ftp:x' }));
    expect(broken.err).toContain('jwks_url: must be an https address');
  });

  it('finds the live host in good health', async () => {
    const { out } = await run('doctor --json');
    const bad = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { status: string; found: string })
      .filter(({ status }) => status !== 'good');
    expect(bad).toEqual([]);
    expect(out).toContain('the host is running at');
  });

  it('ends with 78 and names a setting that is wrong', async () => {
    const { code, err } = await runCoursewright(['serve'], { env: { ...env, PORT: 'four' } });
    expect(code).toBe(78);
    expect(err).toBe(
      'error: A setting is missing or wrong\n  PORT: must be a number\n  Correct the named setting.\n',
    );
    const taken = await runCoursewright(['serve'], { env });
    expect({ code: taken.code, err: taken.err }).toEqual({
      code: 78,
      err: expect.stringContaining('in use'),
    });
  });

  it('stops in order when it is told to', async () => {
    host.kill('SIGTERM');
    expect(await stopped).toBe(0);
    await expect(fetch(`http://127.0.0.1:${env['PORT']}/healthz`)).rejects.toThrow('fetch failed');
  });
});

function writeCourse(): void {
  const files: Readonly<Record<string, string>> = {
    'course.xml': '<course url_name="1" org="Org" course="Tiny"/>\n',
    'course/1.xml':
      '<course display_name="Tiny" start="2020-01-01T00:00:00Z">\n  <chapter url_name="one"/>\n</course>\n',
    'chapter/one.xml': '<chapter display_name="One"/>\n',
  };
  for (const [file, text] of Object.entries(files)) writeAt(path.join(course, file), text);
}

function writeAt(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

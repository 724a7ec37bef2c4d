import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeTestCourse } from '../testing/test-course.ts';
import { csrfOf } from '../testing/browser.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

const startedUpload = z.object({
  id: z.string(),
  parts: z.array(z.object({ url: z.string(), headers: z.record(z.string(), z.string()), size: z.number() })),
});
type Started = z.infer<typeof startedUpload>;

describe('uploads by API', () => {
  let host: TestHost;
  let archive: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    host = await openTestHost({}, { course: false });
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-archive-'));
    const source = writeTestCourse(path.join(folder, 'course'));
    execFileSync('tar', ['-czf', path.join(folder, 'course.tar.gz'), '-C', path.dirname(source), 'course']);
    archive = Uint8Array.from(readFileSync(path.join(folder, 'course.tar.gz')));
    rmSync(folder, { recursive: true });
  });
  afterAll(() => host.close());

  const announced = (bytes: Uint8Array) => ({
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
  });
  const ask = async (method: string, address: string, body: object = {}, who = 'root') => {
    const visitor = await host.loggedIn(who);
    const csrf = csrfOf(await visitor.page('/'));
    return visitor.fetch(address, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify(body),
    });
  };
  const start = async (bytes: Uint8Array): Promise<Started> =>
    startedUpload.parse(await (await ask('POST', '/api/uploads', announced(bytes))).json());
  const send = ({ parts: [part] }: Started, body: Uint8Array<ArrayBuffer>, url = part?.url ?? '') =>
    fetch(url, { method: 'PUT', headers: { ...part?.headers }, body });

  it('bring a course to the host: announced, sent to the address, imported', async () => {
    const upload = await start(archive);
    const sent = await send(upload, archive);
    expect(sent.status).toBe(204);
    const imported = await ask('POST', '/api/courses', { upload: upload.id });
    expect(await imported.json()).toMatchObject({ courseKey: host.courseKey });
    expect(await host.engine.courses.summary(host.courseKey)).toMatchObject({ courseKey: host.courseKey });
    const again = await ask('POST', '/api/courses', { upload: upload.id });
    expect([again.status, await again.json()]).toMatchObject([404, { code: 'not_found' }]);
  });

  it('take a course under another key, with who imported it as its author', async () => {
    const upload = await start(archive);
    await send(upload, archive);
    const courseKey = 'course-v1:Org+Copy+2';
    const imported = await ask('POST', '/api/courses', { upload: upload.id, courseKey });
    expect(await imported.json()).toMatchObject({ courseKey });
  });

  it('refuse what is sent to an address that was changed or is too old', async () => {
    const upload = await start(archive);
    const url = upload.parts[0]?.url ?? '';
    const bent = [
      url.replace(/e=\d+/, 'e=99999999999'),
      url.replace(/&s=.*/, ''),
      url.replace(/s=.{4}/, 's=AAAA'),
      url.replace('/1?', '/2?'),
      url.replace(upload.id, (await start(archive)).id),
    ];
    for (const one of bent) expect((await send(upload, archive, one)).status, one).toBe(403);
    host.clock.advance(7 * 3600);
    const late = await send(upload, archive);
    expect([late.status, await late.json()]).toMatchObject([403, { code: 'address_expired' }]);
    const imported = await ask('POST', '/api/courses', { upload: upload.id });
    expect([imported.status, await imported.json()]).toMatchObject([409, { code: 'conflict' }]);
  });

  it('refuse another length, another type and other bytes than were announced', async () => {
    const upload = await start(archive);
    const shorter = await send(upload, archive.subarray(1));
    expect([shorter.status, await shorter.json()]).toMatchObject([422, { code: 'bad_input' }]);
    const [part] = upload.parts;
    const asPage = await fetch(part?.url ?? '', {
      method: 'PUT',
      headers: { 'content-type': 'text/html' },
      body: archive,
    });
    expect(asPage.status).toBe(422);
    expect((await send(upload, new Uint8Array(archive.length))).status).toBe(204);
    const imported = await ask('POST', '/api/courses', { upload: upload.id });
    expect([imported.status, await imported.json()]).toMatchObject([422, { code: 'bad_input' }]);
  });

  it('say what is wrong with an archive that is no course', async () => {
    const bytes = Uint8Array.from(Buffer.from('no archive'));
    const upload = await start(bytes);
    await send(upload, bytes);
    const imported = await ask('POST', '/api/courses', { upload: upload.id });
    expect(imported.status).toBe(422);
    expect(JSON.stringify(await imported.json())).not.toContain(tmpdir());
  });

  it('are abandoned, and take nothing more', async () => {
    const upload = await start(archive);
    expect((await ask('DELETE', `/api/uploads/${upload.id}`)).status).toBe(204);
    expect((await send(upload, archive)).status).toBe(403);
  });

  it('are for site administrators', async () => {
    for (const [method, address, body] of [
      ['POST', '/api/uploads', announced(archive)],
      ['POST', '/api/courses', { upload: 'any' }],
      ['DELETE', '/api/uploads/any', {}],
    ] as const) {
      expect((await ask(method, address, body, 'ana')).status, address).toBe(403);
    }
  });
});

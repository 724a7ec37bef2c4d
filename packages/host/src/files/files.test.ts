import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

describe('course files', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openTestHost();
  });
  afterAll(() => host.close());
  const address = (path: string, as?: 'vtt') => host.deps.files.sign(host.courseKey, path, as);

  it('are given to whoever has their signed address, without cookie or token', async () => {
    const response = await fetch(address('static/numbers.bin'));
    expect(await response.text()).toBe('0123456789');
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('accept-ranges')).toBe('bytes');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  it('are given in part, as players ask', async () => {
    const part = await fetch(address('static/numbers.bin'), { headers: { range: 'bytes=2-4' } });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      '234',
      'bytes 2-4/10',
    ]);
    const tail = await fetch(address('static/numbers.bin'), { headers: { range: 'bytes=-3' } });
    expect(await tail.text()).toBe('789');
    const beyond = await fetch(address('static/numbers.bin'), { headers: { range: 'bytes=20-' } });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  });

  it('are not sent again while they are the same', async () => {
    const etag = (await fetch(address('static/numbers.bin'))).headers.get('etag') ?? '';
    const again = await fetch(address('static/numbers.bin'), {
      headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
    });
    expect(again.status).toBe(304);
  });

  it.each(['static/a.svg', 'static/page.html'])('run in no origin of ours: %s', async (path) => {
    const { headers } = await fetch(address(path));
    expect(headers.get('content-security-policy')).toMatch(/^sandbox allow-scripts(?!.*allow-same-origin)/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('that are transcripts are given as WebVTT', async () => {
    const response = await fetch(address('static/words.srt', 'vtt'));
    expect(response.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    expect(await response.text()).toContain('WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\nHello');
  });

  it('are not given at an address that was changed, or whose time is over', async () => {
    const good = address('static/numbers.bin');
    const changed = [
      good.replace('numbers.bin', 'a.svg'),
      good.replace('static/numbers.bin', 'course.xml'),
      good.replace(encodeURIComponent(host.courseKey), encodeURIComponent('course-v1:Org+Other+1')),
      good.replace(/e=\d+/, 'e=99999999999'),
      good.replace(/&s=.*/, ''),
      `${good}&as=vtt`,
    ];
    for (const one of changed) expect((await fetch(one)).status, one).toBe(403);
    host.clock.advance(13 * 3600);
    expect(await (await fetch(good)).json()).toMatchObject({ code: 'address_expired' });
  });

  it('that hold the answers are never given', async () => {
    for (const path of ['course.xml', 'static/python_lib.zip'])
      expect((await fetch(address(path))).status).toBe(404);
  });

  it('that are not there are 404', async () => {
    expect((await fetch(address('static/gone.png'))).status).toBe(404);
  });
});

describe('course files in a store with a server of its own', () => {
  const open = (origin: string) =>
    openTestHost({
      wrap: (ports) => ({
        ...ports,
        files: {
          ...ports.files,
          downloadUrl: async (sha256, { contentType }) => `${origin}/${sha256}?type=${contentType}`,
        },
      }),
    });
  const ask = (host: TestHost, path: string, as?: 'vtt') =>
    fetch(host.deps.files.sign(host.courseKey, path, as), { redirect: 'manual' });

  it('come from there if they run nothing, and else from here', async () => {
    const host = await open('https://store.example.org');
    const numbers = await ask(host, 'static/numbers.bin');
    expect(numbers.status).toBe(302);
    const { sha256 } = await host.engine.courses.file(host.courseKey, 'static/numbers.bin');
    const location = `https://store.example.org/${sha256}?type=application/octet-stream`;
    expect(numbers.headers.get('location')).toBe(location);
    for (const path of ['static/a.svg', 'static/page.html', 'static/words.srt']) {
      expect((await ask(host, path)).status, path).toBe(200);
    }
    expect((await ask(host, 'static/words.srt', 'vtt')).status).toBe(200);
    const address = host.deps.files.sign(host.courseKey, 'static/numbers.bin');
    const changed = await fetch(address.replace(/s=./, 's=x'), { redirect: 'manual' });
    expect(changed.status).toBe(403);
    await host.close();
  });

  it('come from here while that server is not reached over https', async () => {
    const host = await open('http://127.0.0.1:9000');
    expect((await ask(host, 'static/numbers.bin')).status).toBe(200);
    await host.close();
  });
});

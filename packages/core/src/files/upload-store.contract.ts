import { hashOf } from '../courses/hash-of.ts';
import type { ContractTools } from '../testing/contract-tools.ts';
import type { FileStore } from './file-store.port.ts';
import { largestUpload, uploadPartBytes } from './upload-parts.ts';
import type { FileToUpload, UploadPart, UploadStore } from './upload-store.port.ts';

export interface UploadStoreHarness {
  readonly uploads: UploadStore;
  /** What uploads are finished into. */
  readonly files: FileStore;
  /** The same stores as another process would open them. */
  reopen(): Promise<UploadStore>;
  /** Lets so many seconds pass, for whoever judges whether an address has expired. */
  later(seconds: number): Promise<void>;
  close(): Promise<void>;
}

const hour = { expiresInSeconds: 3600 };
const type = 'application/gzip';

function fileOf(bytes: Uint8Array): FileToUpload {
  return { sha256: hashOf(bytes), size: bytes.length, contentType: type };
}

/** Every byte depends on its place, so that parts in a wrong order are another file. */
function longBytes(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 12)) & 0xff);
}

async function send(part: UploadPart, body: Uint8Array, more: Partial<UploadPart> = {}): Promise<boolean> {
  const { method, url, headers } = { ...part, ...more };
  const answer = await fetch(url, { method, headers, body: Uint8Array.from(body) }).catch(unlessCut);
  if (answer === undefined) return false;
  await answer.arrayBuffer();
  if (!answer.ok && (answer.status < 400 || answer.status >= 500)) {
    throw new Error(`The address answered with ${answer.status}.`);
  }
  return answer.ok;
}

/** A server may close the connection on whom it refuses, who is still sending. */
function unlessCut(error: unknown): undefined {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
  const code = cause !== undefined && 'code' in cause ? String(cause.code) : '';
  if (!['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(code)) throw error;
}

function partOf(bytes: Uint8Array, { from, size }: UploadPart): Uint8Array {
  return bytes.subarray(from, from + size);
}

function only(parts: readonly UploadPart[]): UploadPart {
  const [part] = parts;
  if (part === undefined || parts.length > 1) throw new Error(`There are ${parts.length} parts.`);
  return part;
}

/** The same address with one part of it changed. */
function changed(url: string, parameter: RegExp, to: (value: string) => string): string {
  const address = new URL(url);
  const name = [...address.searchParams.keys()].find((one) => parameter.test(one));
  if (name === undefined) throw new Error(`The address has no parameter ${String(parameter)}.`);
  address.searchParams.set(name, to(address.searchParams.get(name) ?? ''));
  return address.href;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const asText = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);

/** What every store for uploads keeps. */
export function uploadStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<UploadStoreHarness>,
): void {
  const using = (work: (harness: UploadStoreHarness) => Promise<void>) => async () => {
    const harness = await open();
    try {
      await work(harness);
    } finally {
      await harness.close();
    }
  };

  describe(`upload store: ${name}`, () => {
    it(
      'takes a file under a signed address, and has it under its hash once it is finished, by another process too',
      using(async ({ uploads, files, reopen }) => {
        const bytes = bytesOf('😀 \u0000 course');
        const file = fileOf(bytes);
        const { id, parts } = await uploads.start(file, hour);
        expect(await send(only(parts), bytes)).toBe(true);
        expect(await files.has(file.sha256)).toBe(false);
        expect(await (await reopen()).finish(id)).toEqual(file);
        expect(asText(await files.get(file.sha256))).toBe('😀 \u0000 course');
        await expect(uploads.finish(id)).rejects.toMatchObject({ code: 'not_found' });
      }),
    );

    it(
      'takes a long file in parts, in any order and at once, one of them again, and not before all are there',
      using(async ({ uploads, files }) => {
        const bytes = longBytes(2 * uploadPartBytes + 5);
        const file = fileOf(bytes);
        const { id, parts } = await uploads.start(file, hour);
        expect(parts.map(({ from, size }) => [from, size])).toEqual([
          [0, uploadPartBytes],
          [uploadPartBytes, uploadPartBytes],
          [2 * uploadPartBytes, 5],
        ]);
        const [first, ...others] = parts.toReversed();
        if (first === undefined) throw new Error('There are no parts.');
        expect(await send(first, partOf(bytes, first))).toBe(true);
        await expect(uploads.finish(id)).rejects.toMatchObject({ code: 'conflict' });
        const sent = await Promise.all([...others, first].map((part) => send(part, partOf(bytes, part))));
        expect(sent).toEqual([true, true, true]);
        await uploads.finish(id);
        expect(hashOf((await files.get(file.sha256)) ?? new Uint8Array())).toBe(file.sha256);
      }),
    );

    it(
      'refuses an address that was changed: its upload, its part, its time or its signature',
      using(async ({ uploads }) => {
        const bytes = longBytes(uploadPartBytes + 1);
        const { id, parts } = await uploads.start(fileOf(bytes), hour);
        const other = await uploads.start(fileOf(bytesOf('another file')), hour);
        const [long, short] = parts;
        if (long === undefined || short === undefined) throw new Error('There are two parts.');
        const tail = partOf(bytes, short);
        const { url } = short;
        const bent = [
          url.replace(id, other.id),
          changed(url, /^(e|X-Amz-Expires)$/, (value) => String(Number(value) + 1)),
          changed(url, /^(s|X-Amz-Signature)$/, (value) => `${value.slice(0, -4)}0000`),
          // Of one part for the other: the number is in the path, or among the parameters.
          new URL(url).searchParams.has('partNumber')
            ? changed(url, /^partNumber$/, () => '1')
            : url.replace(/\/2\?/, '/1?'),
        ];
        for (const one of bent) expect(await send(short, tail, { url: one }), one).toBe(false);
        await expect(uploads.finish(id)).rejects.toMatchObject({ code: 'conflict' });
        await expect(uploads.finish(other.id)).rejects.toMatchObject({ code: 'conflict' });
      }),
    );

    it(
      'refuses an address whose time is over',
      using(async ({ uploads, later }) => {
        const bytes = bytesOf('late');
        const { id, parts } = await uploads.start(fileOf(bytes), { expiresInSeconds: 2 });
        await later(4);
        expect(await send(only(parts), bytes)).toBe(false);
        await expect(uploads.finish(id)).rejects.toMatchObject({ code: 'conflict' });
      }),
    );

    it(
      'takes no other length and no other type than was announced',
      using(async ({ uploads }) => {
        const bytes = bytesOf('as announced');
        const { id, parts } = await uploads.start(fileOf(bytes), hour);
        const part = only(parts);
        const html = { headers: { ...part.headers, 'content-type': 'text/html' } };
        expect(await send(part, bytes, html)).toBe(false);
        expect(await send(part, bytesOf('shorter'))).toBe(false);
        expect(await send(part, bytesOf('longer than it was announced'))).toBe(false);
        await expect(uploads.finish(id)).rejects.toMatchObject({ code: 'conflict' });
        expect(await send(part, bytes)).toBe(true);
        await uploads.finish(id);
      }),
    );

    it(
      'never has other bytes of the same length under a hash, and ends an upload that brings them',
      using(async ({ uploads, files }) => {
        const file = fileOf(bytesOf('what was announced'));
        const { id, parts } = await uploads.start(file, hour);
        await send(only(parts), bytesOf('what was not, that'));
        await expect(uploads.finish(id)).rejects.toMatchObject({ code: 'bad_input' });
        expect(await files.has(file.sha256)).toBe(false);
        await expect(uploads.finish(id)).rejects.toMatchObject({ code: 'not_found' });
      }),
    );

    it(
      'abandons an upload any number of times, which then takes nothing more',
      using(async ({ uploads }) => {
        const bytes = longBytes(uploadPartBytes + 1);
        const { id, parts } = await uploads.start(fileOf(bytes), hour);
        await uploads.abandon(id);
        await uploads.abandon(id);
        for (const part of parts) expect(await send(part, partOf(bytes, part))).toBe(false);
        for (const one of [id, '', '../files', 'x'.repeat(300)]) {
          await uploads.abandon(one);
          await expect(uploads.finish(one)).rejects.toMatchObject({ code: 'not_found' });
        }
      }),
    );

    it(
      'starts no upload of what is no file',
      using(async ({ uploads }) => {
        const file = fileOf(bytesOf('file'));
        for (const [more, code] of [
          [{ sha256: file.sha256.toUpperCase() }, 'bad_input'],
          [{ sha256: '../../etc/passwd' }, 'bad_input'],
          [{ size: 0 }, 'bad_input'],
          [{ size: 1.5 }, 'bad_input'],
          [{ size: largestUpload + 1 }, 'too_large'],
          [{ contentType: 'text/html\r\nx-header: 1' }, 'bad_input'],
        ] as const) {
          await expect(uploads.start({ ...file, ...more }, hour)).rejects.toMatchObject({ code });
        }
      }),
    );
  });
}

import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { hashOf } from '../../courses/hash-of.ts';
import type { FileStore } from '../../files/file-store.port.ts';
import {
  checkFileToUpload,
  missingPart,
  noUpload,
  otherBytes,
  uploadLifeMs,
  uploadRanges,
  type UploadRange,
} from '../../files/upload-parts.ts';
import type { FileToUpload, UploadStore } from '../../files/upload-store.port.ts';
import type { Clock } from '../../shared/clock.port.ts';
import { CoreError } from '../../shared/core-error.ts';

export interface FolderUploadsOptions {
  /** Unfinished uploads are kept here, each in a folder. */
  readonly folder: string;
  readonly files: FileStore;
  readonly clock: Clock;
  /** The address below which `take` is given what is sent, as `https://host.example/uploads`. */
  readonly address: string;
  readonly signer: TextSigner;
}

/** Signs addresses with a key of whoever serves them. */
export interface TextSigner {
  sign(text: string): string;
  isSigned(text: string, signature: string): boolean;
}

/** A part as it came under the address `ADDRESS/ID/NUMBER?e=EXPIRES&s=SIGNATURE`. */
export interface SentPart {
  readonly id: string;
  readonly number: string;
  /** Seconds since 1970. */
  readonly expires: string;
  readonly signature: string;
  readonly contentType: string | undefined;
  /** As the request says it. */
  readonly size: number | undefined;
  /** Reads the body, of `size` bytes at most. */
  body(): AsyncIterable<Uint8Array>;
}

/** Uploads that the program itself serves, there being no server of a store: it gives `take` what comes under its addresses. */
export interface FolderUploadStore extends UploadStore {
  /** Durable when resolved. Throws `address_expired`, `bad_input` for a part of another type or length, `not_found`. */
  take(sent: SentPart): Promise<void>;
}

const stored = z.object({ sha256: z.string(), size: z.int(), contentType: z.string() });

export function folderUploadStore(options: FolderUploadsOptions): FolderUploadStore {
  const { folder, files, clock, address, signer } = options;
  const placeOf = (id: string) => path.join(folder, id);
  const signed = (id: string, number: number | string, expires: number | string, file: FileToUpload) =>
    signer.sign(signedText(id, number, expires, file));
  return {
    start: async (file, { expiresInSeconds }) => {
      checkFileToUpload(file);
      await forgetOld(folder);
      const id = randomUUID();
      await mkdir(placeOf(id), { recursive: true });
      await writeDurably(path.join(placeOf(id), 'upload.json'), [Buffer.from(JSON.stringify(file))]);
      const expires = Math.ceil(clock.now() / 1_000_000) + expiresInSeconds;
      const parts = uploadRanges(file.size).map(({ number, from, size }) => ({
        method: 'PUT' as const,
        url: `${address}/${id}/${number}?e=${expires}&s=${signed(id, number, expires, file)}`,
        headers: { 'content-type': file.contentType },
        from,
        size,
      }));
      return { id, parts };
    },
    take: async ({ id, number, expires, signature, contentType, size, body }) => {
      const file = await fileOf(folder, id);
      const inTime = /^\d{1,12}$/.test(expires) && Number(expires) * 1_000_000 > clock.now();
      // An upload that is not there answers as a wrong signature does: who guesses ids learns nothing.
      if (!file || !inTime || !signer.isSigned(signedText(id, number, expires, file), signature))
        throw new CoreError('address_expired', 'The address of this upload has expired or was changed.');
      const range = uploadRanges(file.size)[Number(number) - 1];
      if (range === undefined) throw noUpload(id);
      if (contentType !== file.contentType) throw notAsSaid('content-type', file.contentType);
      if (size !== range.size) throw notAsSaid('content-length', String(range.size));
      await takePart(placeOf(id), range, body());
    },
    finish: async (id) => {
      const file = await fileOf(folder, id);
      if (file === undefined) throw noUpload(id);
      const bytes = await joined(placeOf(id), uploadRanges(file.size));
      const isWhole = hashOf(bytes) === file.sha256;
      if (isWhole) await files.put(bytes);
      await rm(placeOf(id), { recursive: true, force: true });
      if (!isWhole) throw otherBytes(file);
      return file;
    },
    abandon: async (id) => {
      if (isId(id)) await rm(placeOf(id), { recursive: true, force: true });
    },
  };
}

function signedText(id: string, number: number | string, expires: number | string, file: FileToUpload) {
  return JSON.stringify([id, String(number), String(expires), file.size, file.contentType, file.sha256]);
}

function isId(id: string): boolean {
  return /^[0-9a-f-]{36}$/.test(id);
}

async function fileOf(folder: string, id: string): Promise<FileToUpload | undefined> {
  if (!isId(id)) return undefined;
  const text = await readFile(path.join(folder, id, 'upload.json'), 'utf8').catch(unlessMissing);
  return text === undefined ? undefined : stored.parse(JSON.parse(text));
}

async function takePart(place: string, { number, size }: UploadRange, body: AsyncIterable<Uint8Array>) {
  const part = path.join(place, String(number));
  const beside = `${part}.${randomUUID()}.part`;
  try {
    const written = await writeDurably(beside, body);
    if (written !== size) throw notAsSaid('body', String(size));
    await rename(beside, part);
  } finally {
    await rm(beside, { force: true });
  }
}

async function joined(place: string, ranges: readonly UploadRange[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const { number, size } of ranges) {
    const bytes = await readFile(path.join(place, String(number))).catch(unlessMissing);
    if (bytes?.length !== size) throw missingPart(number);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

async function forgetOld(folder: string): Promise<void> {
  for (const id of (await readdir(folder).catch(unlessMissing)) ?? []) {
    const found = await stat(path.join(folder, id)).catch(unlessMissing);
    if (!isId(id) || found === undefined || found.mtimeMs > Date.now() - uploadLifeMs) continue;
    await rm(path.join(folder, id), { recursive: true, force: true });
  }
}

/** Gives how many bytes it wrote. */
async function writeDurably(
  file: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<number> {
  const handle = await open(file, 'wx', 0o600);
  let written = 0;
  try {
    for await (const chunk of chunks) {
      await handle.writeFile(chunk);
      written += chunk.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return written;
}

function notAsSaid(field: string, expected: string): CoreError {
  return new CoreError(
    'bad_input',
    `This part is not sent as it was announced: ${field} must be ${expected}.`,
    {
      data: { field },
    },
  );
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

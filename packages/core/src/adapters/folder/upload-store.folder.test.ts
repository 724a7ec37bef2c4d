import { createHmac } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../courses/hash-of.ts';
import { uploadStoreContract } from '../../files/upload-store.contract.ts';
import { CoreError } from '../../shared/core-error.ts';
import { folderFileStore } from './file-store.folder.ts';
import { folderUploadStore, type FolderUploadStore } from './upload-store.folder.ts';

const hmac = (text: string) => createHmac('sha256', 'test').update(text).digest('base64url');
const signer = { sign: hmac, isSigned: (text: string, signature: string) => hmac(text) === signature };

async function open() {
  const folder = await mkdtemp(path.join(tmpdir(), 'coursewright-uploads-'));
  const files = folderFileStore(path.join(folder, 'files'));
  let ahead = 0;
  const clock = { now: () => Date.now() * 1000 + ahead };
  let uploads: FolderUploadStore | undefined;
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '', 'http://127.0.0.1');
    const [, , id = '', number = ''] = url.pathname.split('/');
    const length = req.headers['content-length'];
    const taken = uploads?.take({
      id,
      number,
      expires: url.searchParams.get('e') ?? '',
      signature: url.searchParams.get('s') ?? '',
      contentType: req.headers['content-type'],
      size: length === undefined ? undefined : Number(length),
      body: () => req,
    });
    void taken?.then(
      () => res.end(),
      (error: unknown) => {
        req.resume();
        res.writeHead(error instanceof CoreError ? 403 : 500).end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}/uploads`;
  const make = () =>
    folderUploadStore({ folder: path.join(folder, 'uploads'), files, clock, address, signer });
  uploads = make();
  return {
    folder,
    uploads,
    files,
    reopen: async () => make(),
    later: async (seconds: number) => {
      ahead += seconds * 1_000_000;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

uploadStoreContract({ describe, it, expect }, 'folder', open);

describe('folderUploadStore', () => {
  it('forgets what was begun a day ago when another upload begins', async () => {
    const { folder, uploads, close } = await open();
    const file = { sha256: hashOf('x'), size: 1, contentType: 'text/plain' };
    const options = { expiresInSeconds: 60 };
    const [old, young] = [await uploads.start(file, options), await uploads.start(file, options)];
    const longAgo = new Date(Date.now() - 25 * 3_600_000);
    await utimes(path.join(folder, 'uploads', old.id), longAgo, longAgo);
    const next = await uploads.start(file, options);
    const left = await readdir(path.join(folder, 'uploads'));
    expect(left.toSorted()).toEqual([young.id, next.id].toSorted());
    await close();
  });
});

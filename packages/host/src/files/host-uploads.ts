import { createHmac } from 'node:crypto';
import {
  CoreError,
  currentSecret,
  withKnownSecret,
  type FileStore,
  type Secret,
  type UploadStore,
} from '@coursewright/core';
import type { FolderUploadStore } from '@coursewright/core/folder';
import { deriveKey } from '../accounts/derive-key.ts';
import { sameSecret } from '../accounts/secret-hash.ts';

/** Files that people send to be used once: by way of the store's own server, or where it has none, of this one. */
export interface HostUploads extends Pick<UploadStore, 'start' | 'abandon'> {
  /** Takes what is sent under this host's own addresses; absent where files go to the store itself. */
  readonly take?: FolderUploadStore['take'];
  /** Ends an upload and gives its bytes. Throws as `UploadStore.finish`. */
  finished(id: string): Promise<Uint8Array>;
}

export function hostUploads(
  uploads: UploadStore | FolderUploadStore,
  files: Pick<FileStore, 'get'>,
): HostUploads {
  return {
    start: uploads.start,
    abandon: uploads.abandon,
    ...('take' in uploads && { take: uploads.take }),
    finished: async (id) => {
      const { sha256 } = await uploads.finish(id);
      const bytes = await files.get(sha256);
      if (bytes !== undefined) return bytes;
      throw new CoreError('corrupt', `The file ${sha256} that was just uploaded is not there.`);
    },
  };
}

/** Signs the addresses of uploads with a key from the host's secret. */
export function uploadSigner(secret: Secret) {
  const signature = (under: string, text: string) =>
    createHmac('sha256', deriveKey(under, 'upload-address')).update(text).digest('base64url');
  return {
    sign: (text: string) => signature(currentSecret(secret), text),
    isSigned: (text: string, given: string) =>
      withKnownSecret(secret, (one) => sameSecret(given, signature(one, text)) || undefined) === true,
  };
}

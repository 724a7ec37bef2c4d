import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine, ImportReport } from '@coursewright/core';
import { z } from 'zod';
import { assertAdministrator } from '../accounts/administrators.ts';
import type { HostUploads } from '../files/host-uploads.ts';
import { viewerEndpoint, type Endpoint } from './endpoint.ts';
import { fileToUpload, importReport, startedUpload } from './schemas/upload.schemas.ts';

/** Seconds that somebody has to send what they announced. */
const LIFE = 6 * 3600;

/** Sending a file, and importing a course from what was sent. For site administrators. */
export function uploadEndpoints(
  { courses }: Pick<Engine, 'courses'>,
  uploads: HostUploads,
): readonly Endpoint[] {
  return [
    viewerEndpoint({
      id: 'startUpload',
      method: 'post',
      path: '/api/uploads',
      summary: 'Addresses to which a file is sent, part by part, each with one PUT request within 6 hours',
      tag: 'courses',
      input: z.object({ body: fileToUpload }),
      response: startedUpload,
      problems: [403, 413],
      handle: async ({ body }, { viewer }) => {
        assertAdministrator(viewer);
        return uploads.start(body, { expiresInSeconds: LIFE });
      },
    }),
    viewerEndpoint({
      id: 'abandonUpload',
      method: 'delete',
      path: '/api/uploads/{id}',
      summary: 'Forgets what was sent of a file; its addresses take nothing more',
      tag: 'courses',
      input: z.object({ params: z.object({ id: z.string() }) }),
      response: null,
      problems: [403, 404],
      handle: async ({ params }, { viewer }) => {
        assertAdministrator(viewer);
        await uploads.abandon(params.id);
        return undefined;
      },
    }),
    viewerEndpoint({
      id: 'importCourse',
      method: 'post',
      path: '/api/courses',
      summary:
        'Stores and publishes a course from an archive that was uploaded; a course that is there gets a new version',
      tag: 'courses',
      input: z.object({
        body: z.object({
          upload: z.string().meta({ description: 'Of `startUpload`, all parts sent. It is used up.' }),
          courseKey: z.string().optional().meta({
            description: 'Stores it under this key instead of its own.',
            example: 'course-v1:Org+Course+Run',
          }),
        }),
      }),
      response: importReport,
      problems: [403, 404, 409],
      handle: async ({ body: { upload, courseKey } }, { viewer }) => {
        assertAdministrator(viewer);
        const archive = await uploads.finished(upload);
        const author = viewer.account.username;
        return importArchive(courses, archive, { author, ...(courseKey !== undefined && { courseKey }) });
      },
    }),
  ];
}

async function importArchive(
  courses: Engine['courses'],
  archive: Uint8Array,
  options: { readonly author: string; readonly courseKey?: string },
): Promise<ImportReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'coursewright-upload-'));
  try {
    const source = path.join(folder, 'course.tar.gz');
    await writeFile(source, archive, { mode: 0o600 });
    return await courses.import({ ...options, source });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

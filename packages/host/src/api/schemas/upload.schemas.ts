import { z } from 'zod';

export const fileToUpload = z.object({
  sha256: z.string().meta({ description: 'Of the whole file, in lower-case hex.' }),
  size: z.number().meta({ description: 'Bytes of the whole file; 1 GiB at most.', example: 123_456 }),
  contentType: z.string().default('application/gzip').meta({ example: 'application/gzip' }),
});

export const startedUpload = z.object({
  id: z.string().meta({ description: 'What stands for the file when all is sent.' }),
  parts: z
    .array(
      z.object({
        method: z.literal('PUT'),
        url: z
          .string()
          .meta({ description: 'At this host, or at its file store. Needs no token: it is signed.' }),
        headers: z.record(z.string(), z.string()).meta({ description: 'To send as they are here.' }),
        from: z.number().meta({ description: 'Place of the first byte of this part in the file.' }),
        size: z.number().meta({ description: 'Bytes of this part, neither more nor less.' }),
      }),
    )
    .meta({ description: 'In order. Each may be sent at any time, beside others, and again.' }),
});

export const importReport = z.object({
  courseKey: z.string(),
  commit: z.string().meta({ description: 'Names the version that is published now.' }),
  blocks: z.number(),
  files: z.number(),
  findings: z
    .array(
      z.object({
        severity: z.enum(['error', 'warning', 'info']),
        code: z.string(),
        message: z.string(),
        file: z.string(),
        line: z.number().optional(),
        block: z.string().optional(),
      }),
    )
    .meta({ description: 'What could not be read is kept as it is.' }),
});

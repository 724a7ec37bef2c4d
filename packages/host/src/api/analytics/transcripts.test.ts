import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onEachDatabase } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openAnalyticsHost, type AnalyticsHost } from './testing/analytics-host.ts';

const folder = fileURLToPath(
  new URL('../../../../../../shared/data/analytics-fixtures/api', import.meta.url),
);
const there = existsSync(folder);
if (!there) console.warn(`Left out: answers of the original analytics API, which would be in ${folder}.`);

const transcriptSchema = z.object({
  method: z.literal('GET'),
  path: z.string(),
  accept: z.string(),
  status: z.number(),
  content_type: z.string().nullable(),
  content_disposition: z.string().nullish(),
  www_authenticate: z.string().nullish(),
  json: z.json().optional(),
  body: z.string().optional(),
  headers: z.object({ HTTP_AUTHORIZATION: z.string() }).optional(),
});
const rowsSchema = z.record(
  z.string(),
  z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
);

function read<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  return schema.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
}

const transcripts = there ? read('transcripts.json', z.array(transcriptSchema)) : [];

onEachDatabase({ afterAll, describe, it, expect }, (target) => {
  describe.runIf(there)(`answers of the original analytics API: ${target.name}`, () => {
    let host: AnalyticsHost;
    beforeAll(async () => {
      host = await openAnalyticsHost(read('result-store-rows.json', rowsSchema), target);
    }, 60_000);
    afterAll(() => host.close());

    it('are all there', () => {
      expect(transcripts).toHaveLength(78);
    });

    it.each(transcripts)('$accept $path $headers', async (transcript) => {
      const authorization = transcript.headers?.HTTP_AUTHORIZATION ?? 'Token edx';
      const response = await host.ask(transcript.path, {
        token: '',
        accept: transcript.accept,
        ...(authorization !== '' && { headers: { authorization } }),
      });
      const body = await response.text();
      expect({
        status: response.status,
        type: response.headers.get('content-type'),
        disposition: response.headers.get('content-disposition'),
        authenticate: response.headers.get('www-authenticate'),
      }).toEqual({
        status: transcript.status,
        type: transcript.content_type,
        disposition: transcript.content_disposition ?? null,
        authenticate: transcript.www_authenticate ?? null,
      });
      if (transcript.json === undefined) expect(body).toBe(transcript.body);
      else expect(JSON.parse(body)).toEqual(transcript.json);
    });

    it.each(transcripts.filter((one) => one.path.startsWith('/api/v0/') && !one.path.includes('birth_year')))(
      'are the same in the later version: $accept $path $headers',
      async ({ path: address, accept, headers }) => {
        const options = {
          token: '',
          accept,
          headers: { authorization: headers?.HTTP_AUTHORIZATION ?? 'Token edx' },
        };
        const [first, later] = [
          await host.ask(address, options),
          await host.ask(address.replace('/v0/', '/v1/'), options),
        ];
        expect([later.status, await later.text()]).toEqual([first.status, await first.text()]);
      },
    );
  });
});

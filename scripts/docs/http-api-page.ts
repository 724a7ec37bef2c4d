import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig, startHost } from '@coursewright/host';
import { z } from 'zod';
import { markdownTable } from './markdown-table.ts';

const operation = z.object({
  summary: z.string(),
  tags: z.array(z.string()).min(1),
  security: z.array(z.unknown()).optional(),
  responses: z.record(z.string(), z.unknown()),
});
const openApi = z.object({ paths: z.record(z.string(), z.record(z.string(), operation)) });

/** Of the document that a host with nothing in it serves. */
export async function httpApiPage(): Promise<string> {
  const { paths } = openApi.parse(await servedDocument());
  const operations = Object.entries(paths).flatMap(([at, methods]) =>
    Object.entries(methods).map(
      ([
        method,
        {
          tags: [tag = ''],
          ...told
        },
      ]) => ({ at, method, tag, ...told }),
    ),
  );
  const sections = [...new Set(operations.map(({ tag }) => tag))].map((tag) => {
    const rows = operations
      .filter((one) => one.tag === tag)
      .map(({ at, method, summary, security = [], responses }) => [
        `\`${method.toUpperCase()} ${at}\``,
        summary,
        security.length > 0 ? 'a learner' : 'anyone',
        Object.keys(responses).join(' '),
      ]);
    return `## ${tag}\n\n${markdownTable(['operation', 'what it gives', 'who', 'answers'], rows)}`;
  });
  return `# HTTP API

The contract between the engine and every screen. A host serves its whole OpenAPI 3.1 document, with every shape, at
\`/api/openapi.json\`; this is its table of contents. A learner is known by \`Authorization: Bearer …\` (a token of \`POST
/api/tokens\`), on the host's own pages by the session cookie. Faults are RFC 9457 problem documents; [errors](errors.md) lists
their codes.

${sections.join('\n\n')}
`;
}

async function servedDocument(): Promise<unknown> {
  const data = mkdtempSync(path.join(tmpdir(), 'coursewright-docs-'));
  const charts = { path: '', integrity: '' };
  const widgets = { folder: data, version: '', path: '', integrity: '', charts };
  const env = { PORT: '0', COURSEWRIGHT_DATA: data, LOG_LEVEL: 'silent' };
  const host = await startHost(readConfig(env), { widgets });
  try {
    return await (await fetch(`${host.url}/api/openapi.json`)).json();
  } finally {
    await host.close();
    rmSync(data, { recursive: true });
  }
}

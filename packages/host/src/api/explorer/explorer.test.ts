import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHost, type TestHost } from '../../testing/test-host.ts';
import { apiDocument, type ApiDocument } from './api-document.ts';
import { exampleOf } from './example-of.ts';

describe('/api', () => {
  let host: TestHost;
  let document: ApiDocument;
  beforeAll(async () => {
    host = await openTestHost();
    document = apiDocument.parse(await (await fetch(`${host.url}/api/openapi.json`)).json());
  });
  afterAll(() => host.close());

  it('shows every operation and every schema of the document, in the language of its reader', async () => {
    const page = await host.browser().page('/api');
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(operations.length).toBeGreaterThan(8);
    for (const { operationId } of operations) expect(page).toContain(`id="${operationId}"`);
    for (const name of Object.keys(document.components.schemas))
      expect(page).toContain(`id="schema-${name}"`);
    const spanish = await host.browser().fetch('/api', { headers: { 'accept-language': 'es' } });
    expect(await spanish.text()).toContain('Todas las operaciones');
  });

  it('loads nothing from elsewhere and runs no script in the page', async () => {
    const response = await host.browser().fetch('/api');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    const page = await response.text();
    for (const [, source = ''] of page.matchAll(/<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"/g)) {
      expect(source).toMatch(/^\/assets\//);
    }
    expect(page.replaceAll(/<script type="application\/json"[^>]*>[^<]*<\/script>/g, '')).not.toMatch(
      /<script(?![^>]* src=)/,
    );
  });

  it('gives the token of the session to its own page alone', async () => {
    const ana = await host.loggedIn('ana');
    const [, csrf = ''] = /"csrf":"([^"]*)"/.exec(await ana.page('/api')) ?? [];
    const events = (token: string) =>
      ana.fetch('/api/events', {
        method: 'POST',
        body: JSON.stringify({ events: [] }),
        headers: { 'content-type': 'application/json', 'x-csrf-token': token, accept: 'application/json' },
      });
    expect((await events(csrf)).status).not.toBe(403);
    expect((await events('guess')).status).toBe(403);
    expect(await host.browser().page('/api')).toContain('"csrf":""');
  });

  it('begins bodies with what is required', () => {
    const schema = {
      type: 'object',
      required: ['name', 'list', 'kind', 'part', 'either'],
      properties: {
        name: { type: 'string' },
        list: { type: 'array' },
        kind: { enum: ['a', 'b'] },
        part: { $ref: '#/components/schemas/Part' },
        either: { anyOf: [{ const: 7 }, { type: 'null' }] },
        more: { type: 'number' },
      },
    };
    const part = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } };
    const loop = { $ref: '#/components/schemas/Loop' };
    const known = { paths: {}, components: { schemas: { Part: part, Loop: loop } } };
    expect(exampleOf(schema, known)).toEqual({ name: '', list: [], kind: 'a', part: { n: 0 }, either: 7 });
    expect(exampleOf(loop, known)).toBe(null);
  });
});

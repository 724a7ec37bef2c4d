import { serverOrigin } from '@coursewright/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createEmbedKey } from '../src/accounts/tokens/embed-keys.ts';
import { tokenAnswer } from '../src/accounts/tokens/grants.ts';
import { problemSchema } from '../src/api/openapi.ts';
import { actionAnswer, blockView } from '../src/api/schemas/block.schemas.ts';
import { courseSummary, courseView } from '../src/api/schemas/course.schemas.ts';
import { gradebookPage, progressView } from '../src/api/schemas/progress.schemas.ts';
import { openTestHost, type TestHost } from '../src/testing/test-host.ts';

const operation = z.object({
  operationId: z.string(),
  summary: z.string().min(10),
  responses: z.record(
    z.string(),
    z.object({
      description: z.string(),
      content: z.record(z.string(), z.object({ schema: z.unknown() })).optional(),
    }),
  ),
  security: z.array(z.record(z.string(), z.array(z.string()))),
});
/** The skeleton that the OpenAPI 3.1 specification asks for. */
const openApi = z.object({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.object({ title: z.string(), version: z.string() }),
  servers: z.array(z.object({ url: z.url() })),
  paths: z.record(
    z.string().startsWith('/'),
    z.partialRecord(z.enum(['get', 'post', 'patch', 'delete']), operation),
  ),
  components: z.object({
    schemas: z.record(z.string(), z.unknown()),
    securitySchemes: z.object({
      bearer: z.object({ type: z.literal('http') }),
      session: z.object({ in: z.literal('cookie') }),
    }),
  }),
});

describe('the HTTP API', () => {
  let host: TestHost;
  let token: string;
  beforeAll(async () => {
    host = await openTestHost();
    await host.engine.learners.enroll({ userId: host.learner.id, courseKey: host.courseKey }, serverOrigin);
    const { key } = await createEmbedKey(host.deps, {
      name: 'Site',
      origins: ['https://site.example'],
      courses: [host.courseKey],
      guests: true,
    });
    const response = await fetch(`${host.url}/api/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant: 'guest', embedKey: key.id }),
    });
    ({ token } = z.strictObject(tokenAnswer.shape).parse(await response.json()));
  });
  afterAll(() => host.close());
  const document = async () => openApi.parse(await (await fetch(`${host.url}/api/openapi.json`)).json());

  it('describes itself: every operation it serves, every reference it makes', async () => {
    const described = await document();
    const text = JSON.stringify(described);
    const wanted = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name);
    expect(Object.keys(described.components.schemas)).toEqual(expect.arrayContaining([...new Set(wanted)]));
    const sample = { courseKey: host.courseKey, usageKey: host.problem, action: 'submit' };
    for (const [path, methods] of Object.entries(described.paths)) {
      const address = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
        encodeURIComponent(Object.entries(sample).find(([one]) => one === name)?.[1] ?? ''),
      );
      for (const [method, { responses }] of Object.entries(methods)) {
        const response = await fetch(host.url + address, {
          method: method.toUpperCase(),
          headers: { authorization: `Bearer ${token}` },
        });
        expect(Object.keys(responses), `${method} ${path} answers ${response.status}`).toContain(
          String(response.status),
        );
      }
    }
  });

  it('answers in the shapes that it describes', async () => {
    const get = async (path: string) =>
      (await fetch(`${host.url}/api${path}`, { headers: { authorization: `Bearer ${token}` } })).json();
    const course = `/courses/${encodeURIComponent(host.courseKey)}`;
    const strict = <Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) => z.strictObject(schema.shape);
    expect(strict(courseView).safeParse(await get(course)).error).toBeUndefined();
    expect(strict(progressView).safeParse(await get(`${course}/progress`)).error).toBeUndefined();
    expect(
      strict(blockView).safeParse(await get(`/blocks/${encodeURIComponent(host.unit)}`)).error,
    ).toBeUndefined();
    const { courses } = z.object({ courses: z.array(z.unknown()) }).parse(await get('/courses'));
    for (const one of courses) expect(strict(courseSummary).safeParse(one).error).toBeUndefined();
    const act = `${host.url}/api/blocks/${encodeURIComponent(host.problem)}/actions/submit`;
    const answered = await fetch(act, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ answers: host.answers }),
    });
    expect(strict(actionAnswer).safeParse(await answered.json()).error).toBeUndefined();
    const root = await host.loggedIn('root');
    const gradebook = await (await root.fetch(`/api${course}/gradebook`)).json();
    expect(strict(gradebookPage).safeParse(gradebook).error).toBeUndefined();
    expect(strict(problemSchema).safeParse(await get('/courses/nonsense')).error).toBeUndefined();
  });
});

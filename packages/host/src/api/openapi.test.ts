import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { openApiDocument } from './openapi.ts';

const endpoint: Endpoint = {
  id: 'getThing',
  method: 'get',
  path: '/api/things/{thing}',
  summary: 'A thing',
  tag: 'courses',
  access: 'viewer',
  input: z.object({
    params: z.object({ thing: z.string() }),
    query: z.object({ limit: z.number().optional() }),
  }),
  response: z.object({ name: z.string() }),
  problems: [404],
  serve: async () => {},
};

describe('the OpenAPI document', () => {
  it('tells what an operation takes, gives and refuses, and who may call it', () => {
    const document = openApiDocument([endpoint], { title: 'Site', url: 'https://site.example' });
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Site API' },
      servers: [{ url: 'https://site.example' }],
      paths: {
        '/api/things/{thing}': {
          get: {
            operationId: 'getThing',
            security: [{ bearer: [] }, { session: [] }],
            parameters: [
              { in: 'path', name: 'thing', required: true },
              { in: 'query', name: 'limit' },
            ],
            responses: {
              '200': { content: { 'application/json': { schema: { required: ['name'] } } } },
              '404': {
                content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
              },
              '401': {},
              '422': {},
            },
          },
        },
      },
      components: {
        securitySchemes: { bearer: { scheme: 'bearer' }, session: { name: '__Host-cw_session' } },
      },
    });
  });
});

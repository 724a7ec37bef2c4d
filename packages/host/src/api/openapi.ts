import { CoreError } from '@coursewright/core';
import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import type { Endpoint } from './endpoint.ts';

/** What `problemOf` and `refusalProblem` give. */
export const problemSchema = z
  .object({
    type: z.string().meta({ example: 'urn:coursewright:error:course_not_found' }),
    title: z.string(),
    status: z.number().int(),
    code: z.string().meta({ description: 'Stable; of a refusal, its reason', example: 'course_not_found' }),
    detail: z.string(),
    hint: z.string(),
    instance: z.string().optional().meta({ description: 'Id of the request, as in X-Request-Id' }),
    facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

const statusTexts: Readonly<Record<number, string>> = {
  400: 'A parameter is not valid',
  401: 'Nobody is logged in, or the token, code or assertion is not good',
  403: 'The caller may not, or the action is refused: `code` says why',
  404: 'There is no such course, block or learner',
  409: 'It is there already, or not all of it is there yet',
  413: 'It is larger than what is taken here',
  422: 'The input is not valid: `detail` names the field',
  429: 'Too many requests: wait as long as Retry-After says',
  501: 'Not offered',
  503: 'A store does not answer, or the server is stopping',
};

/** The document at `/api/openapi.json`, made of the endpoints themselves. */
export function openApiDocument(
  endpoints: readonly Endpoint[],
  site: { title: string; url: string },
): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation(endpoint) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: `${site.title} API`,
      version: '1',
      description:
        'What the widgets, the pages and outside programs do with courses. Faults are RFC 9457 problem documents.',
    },
    servers: [{ url: site.url }],
    paths,
    components: {
      securitySchemes: {
        analyticsToken: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'Token …, of POST /api/analytics/tokens or coursewright analytics token create',
        },
        bearer: { type: 'http', scheme: 'bearer', description: 'A token of POST /api/tokens' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: site.url.startsWith('https:') ? '__Host-cw_session' : 'cw_session',
          description: "The host's own pages; what changes something sends X-CSRF-Token too",
        },
      },
    },
  });
}

function operation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { params, query, body } = endpoint.input.shape;
  const asObject = (part: unknown) => (part instanceof z.ZodObject ? part : undefined);
  const [path, search] = [asObject(params), asObject(query)];
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    security: securityOf(endpoint),
    requestParams: { ...(path && { path }), ...(search && { query: search }) },
    ...(body instanceof z.ZodType && {
      requestBody: { required: true, content: { 'application/json': { schema: body } } },
    }),
    responses: responses(endpoint),
  };
}

function securityOf({ access }: Endpoint): Record<string, string[]>[] {
  if (access === 'anyone') return [];
  const viewer = [{ bearer: [] }, { session: [] }];
  return access === 'token' ? [{ analyticsToken: [] }, ...viewer] : viewer;
}

function responses({
  response,
  problems = [],
  access,
  faults: own,
  csv,
}: Endpoint): ZodOpenApiResponsesObject {
  const good =
    response === null
      ? { '204': { description: 'Done' } }
      : {
          '200': {
            description: 'The answer',
            content: {
              'application/json': { schema: response },
              ...(csv && { 'text/csv': { schema: z.string() } }),
            },
          },
        };
  if (own !== undefined) return { ...good, ...ownFaults(own) };
  const statuses = new Set([...problems, ...(access === 'viewer' ? [401, 429] : []), 422]);
  const faults = [...statuses]
    .sort((one, other) => one - other)
    .map((status) => [
      String(status),
      { description: statusText(status), content: { 'application/problem+json': { schema: problemSchema } } },
    ]);
  return { ...good, ...Object.fromEntries(faults) };
}

function ownFaults(faults: Readonly<Record<number, z.ZodType>>): ZodOpenApiResponsesObject {
  const answers: ZodOpenApiResponsesObject = {};
  for (const [status, schema] of Object.entries(faults)) {
    const description = statusText(Number(status));
    Object.assign(answers, { [status]: { description, content: { 'application/json': { schema } } } });
  }
  return answers;
}

function statusText(status: number): string {
  const text = statusTexts[status];
  if (text === undefined) throw new CoreError('not_found', `The API's document knows no status ${status}.`);
  return text;
}

import { describe, expect, it } from 'vitest';
import { mediaTypes } from '../spec/media-types.ts';
import { scopes } from '../spec/scopes.ts';
import { lineItemService } from './line-item-service.ts';
import { resultService } from './result-service.ts';
import { serviceCaller } from './service-caller.ts';

type Registration = Parameters<ReturnType<typeof lineItemService>['get']>[0];
// oxlint-disable-next-line no-unsafe-type-assertion -- the services read nothing of it
const registration = { id: 'r' } as Registration;

/** A platform that gives these answers in turn, and what it was asked. */
function platform(...answers: { status?: number; body?: unknown; link?: string }[]) {
  const asked: { method: string; url: string; accept: string | null; type: string | null; body: string }[] =
    [];
  const askedScopes: string[] = [];
  const call = serviceCaller({
    tokens: {
      get: async (_registration, [scope = '']) => {
        askedScopes.push(scope);
        return 'token';
      },
      forget: () => undefined,
    },
    clock: { now: () => 0 },
    fetch: async (url, init) => {
      const headers = new Headers(init?.headers);
      asked.push({
        method: init?.method ?? 'GET',
        url: String(url),
        accept: headers.get('accept'),
        type: headers.get('content-type'),
        body: String(init?.body ?? ''),
      });
      const { status = 200, body, link } = answers.shift() ?? {};
      const text = body === undefined ? null : JSON.stringify(body);
      return new Response(text, { status, headers: link === undefined ? {} : { link } });
    },
  });
  return { asked, askedScopes, lineItems: lineItemService(call), results: resultService(call) };
}

// Moodle: mod/lti/services.php/2/lineitems?type_id=4
const at = { registration, lineItemsUrl: 'https://m.example/lineitems?type_id=4' };
const item = { id: 'https://m.example/lineitems/9/lineitem?type_id=4', label: 'L', scoreMaximum: 2 };

describe('line items of a platform', () => {
  it('are asked for in their own media types, as Open edX wants it', async () => {
    const { asked, askedScopes, lineItems } = platform(
      { status: 201, body: item },
      { body: item },
      { body: item },
      { status: 204 },
    );
    const made = await lineItems.make(at, { label: 'L', scoreMaximum: 2, resourceId: 'u', tag: 't' });
    expect(made).toEqual(item);
    const there = await lineItems.get(registration, made.id);
    await lineItems.put(registration, made.id, { ...there, label: 'M' });
    await lineItems.delete(registration, made.id);
    expect(asked.map(({ method, accept, type }) => [method, accept, type])).toEqual([
      ['POST', mediaTypes.lineItem, mediaTypes.lineItem],
      ['GET', mediaTypes.lineItem, null],
      ['PUT', mediaTypes.lineItem, mediaTypes.lineItem],
      ['DELETE', mediaTypes.lineItem, null],
    ]);
    expect(asked.map(({ url }) => url)).toEqual([at.lineItemsUrl, item.id, item.id, item.id]);
    expect(new Set(askedScopes)).toEqual(new Set([scopes.lineItem]));
  });

  it('keep what others have said of them', async () => {
    const more = { ...item, gradesReleased: true, 'https://lms.example/x': { y: 1 } };
    const { asked, lineItems } = platform({ body: more }, { body: more });
    await lineItems.put(registration, item.id, {
      ...(await lineItems.get(registration, item.id)),
      label: 'M',
    });
    expect(JSON.parse(asked[1]?.body ?? '')).toEqual({ ...more, label: 'M' });
  });

  it('are listed page by page, with the query that the address has, and none that cannot be read', async () => {
    const { asked, lineItems } = platform(
      { body: [item, { id: 'javascript:1' }], link: '</lineitems?type_id=4&page=2>; rel="next"' },
      { body: [{ ...item, label: 'M' }], link: '<https://elsewhere.example/page3>; rel="next"' },
    );
    const labels: string[] = [];
    for await (const page of lineItems.list(at, { resource_id: 'a b' }))
      labels.push(...page.map(({ label }) => label));
    expect(labels).toEqual(['L', 'M']);
    expect(asked.map(({ url, accept }) => [url, accept])).toEqual([
      ['https://m.example/lineitems?type_id=4&resource_id=a+b', mediaTypes.lineItemContainer],
      ['https://m.example/lineitems?type_id=4&page=2', mediaTypes.lineItemContainer],
    ]);
  });

  it('are not asked for for ever by a platform whose pages lead in a circle', async () => {
    const link = `<${at.lineItemsUrl}>; rel="next"`;
    const { lineItems } = platform({ body: [], link }, { body: [], link });
    const all = async () => {
      for await (const page of lineItems.list(at)) expect(page).toEqual([]);
    };
    await expect(all()).rejects.toThrow(/do not end/);
  });

  it.each([{ status: 404 }, { status: 410 }])(
    'are deleted also where they are gone: $status',
    async (answer) => {
      await expect(platform(answer).lineItems.delete(registration, item.id)).resolves.toBe(undefined);
    },
  );

  it('are refused where the answer is none', async () => {
    await expect(platform({ body: {} }).lineItems.get(registration, item.id)).rejects.toMatchObject({
      kind: 'never',
    });
    // Open edX refuses every deletion.
    await expect(platform({ status: 403 }).lineItems.delete(registration, item.id)).rejects.toMatchObject({
      kind: 'never',
    });
  });
});

describe('results of a line item', () => {
  it('are read page by page by their own scope and type, before the query', async () => {
    const results = [
      { userId: 7, resultScore: 1, resultMaximum: 2, comment: 'good' },
      { userId: 'bob', resultScore: null },
    ];
    const { asked, askedScopes, results: read } = platform({ body: results });
    const found: object[] = [];
    for await (const page of read(registration, item.id)) found.push(...page);
    expect(found).toEqual([
      { userId: '7', resultScore: 1, resultMaximum: 2, comment: 'good' },
      { userId: 'bob', resultMaximum: 1 },
    ]);
    expect(asked).toMatchObject([
      { url: 'https://m.example/lineitems/9/lineitem/results?type_id=4', accept: mediaTypes.resultContainer },
    ]);
    expect(askedScopes).toEqual([scopes.resultReadonly]);
  });
});

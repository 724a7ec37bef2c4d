import type { SqlTestTarget } from '@coursewright/core/testing';
import { secretHash } from '../../../accounts/secret-hash.ts';
import { openTables } from '../../../compose/analytics-tables.ts';
import { publishRows, type Rows } from '../../../testing/publish-rows.ts';
import { openTestHost } from '../../../testing/test-host.ts';

/** `created` of what is published. */
const at = Date.parse('2024-04-02T03:04:05Z') * 1000;

export type AnalyticsHost = Awaited<ReturnType<typeof openAnalyticsHost>>;

/** A host with these rows in its published tables, which are in the database of `target` where it is a server, and a token `edx` of a service. */
export async function openAnalyticsHost(rows: Rows, target?: SqlTestTarget) {
  const place = await target?.open('published analytics');
  const settings = place && 'url' in place.target ? { analyticsMysqlUrl: place.target.url } : {};
  const host = await openTestHost({}, { settings });
  const tables = await openTables(host.config);
  const publish = (given: Rows) => publishRows(tables, given, at);
  await publish(rows);
  const addToken = (secret: string, userId?: number) =>
    host.deps.records.transaction((tx) =>
      tx.apiTokens.add({
        id: `at_${secret}`,
        hash: secretHash(secret),
        name: secret,
        ...(userId !== undefined && { userId }),
        created: 0,
      }),
    );
  await addToken('edx');
  /** `token` '' sends no header. */
  const ask = (path: string, { token = 'edx', accept = 'application/json', ...init }: AskOptions = {}) =>
    fetch(`${host.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { accept, ...(token !== '' && { authorization: `Token ${token}` }), ...init.headers },
    });
  return {
    ...host,
    publish,
    addToken,
    ask,
    /** Status and body. */
    json: async (path: string, options?: AskOptions): Promise<{ status: number; body: unknown }> => {
      const response = await ask(path, options);
      return { status: response.status, body: await response.json() };
    },
    csv: async (path: string) => (await ask(path, { accept: 'text/csv' })).text(),
    close: async () => {
      await tables.close();
      await host.close();
      await place?.close();
    },
  };
}

interface AskOptions {
  readonly token?: string;
  readonly accept?: string;
  readonly method?: string;
  readonly body?: string | URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
}

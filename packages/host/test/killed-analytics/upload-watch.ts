import { once } from 'node:events';
import {
  createServer,
  request as forwardRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';

/** Points of an upload in parts, in their order: S3 has been asked or has answered, and the asker does not know yet. */
export const uploadPoints = [
  'begun',
  'a part is halfway',
  'a part is there',
  'its completion is asked for',
  'completed',
] as const;
export type UploadPoint = (typeof uploadPoints)[number];

export interface UploadWatch {
  /** An S3 endpoint like the one behind it. */
  readonly endpoint: string;
  /** When an upload comes to that point it stays there until the promise of `at` resolves; once. */
  stopAt(point: UploadPoint, at: () => Promise<unknown>): void;
  /** How often uploads came to each point. */
  readonly passed: ReadonlyMap<UploadPoint, number>;
  close(): Promise<void>;
}

/** A way to an S3 service on which uploads in parts can be stopped. Headers go through as they are: they are signed. */
export async function watchUploads(service: string): Promise<UploadWatch> {
  const behind = new URL(service);
  const passed = new Map<UploadPoint, number>();
  let stop: { readonly point: UploadPoint; readonly at: () => Promise<unknown> } | undefined;

  const pass = async (point: UploadPoint): Promise<void> => {
    passed.set(point, (passed.get(point) ?? 0) + 1);
    if (stop?.point !== point) return;
    const { at } = stop;
    stop = undefined;
    await at();
  };
  const answer = async (asked: IncomingMessage, response: ServerResponse): Promise<void> => {
    const step = stepOf(asked);
    const body = await buffer(asked);
    const forwarded = forwardRequest({
      host: behind.hostname,
      port: behind.port,
      method: asked.method,
      path: asked.url,
      headers: asked.rawHeaders,
    });
    const answered = once(forwarded, 'response');
    answered.catch(() => undefined);
    if (step?.before !== undefined) {
      forwarded.write(body.subarray(0, body.length / 2));
      await pass(step.before);
      // Whoever asked has gone, and half of it is all that comes.
      if (asked.socket.destroyed) return void forwarded.destroy();
      forwarded.end(body.subarray(body.length / 2));
    } else forwarded.end(body);
    const [from]: IncomingMessage[] = await answered;
    if (from === undefined) return;
    const content = await buffer(from);
    if (step?.after !== undefined && (from.statusCode ?? 500) < 300) await pass(step.after);
    response.writeHead(from.statusCode ?? 502, from.rawHeaders).end(content);
  };
  const server = createServer((asked, response) => {
    answer(asked, response).catch(() => asked.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The way to S3 has no port.');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    stopAt: (point, at) => {
      stop = { point, at };
    },
    passed,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Step {
  /** Before S3 has the whole request. */
  readonly before?: UploadPoint;
  /** After it has done what it was asked. */
  readonly after?: UploadPoint;
}

function stepOf({ method, url = '' }: IncomingMessage): Step | undefined {
  const query = new URL(url, 'http://s3').searchParams;
  if (method === 'POST' && query.has('uploads')) return { after: 'begun' };
  if (method === 'PUT' && query.has('partNumber'))
    return { before: 'a part is halfway', after: 'a part is there' };
  if (method === 'POST' && query.has('uploadId')) {
    return { before: 'its completion is asked for', after: 'completed' };
  }
  return undefined;
}

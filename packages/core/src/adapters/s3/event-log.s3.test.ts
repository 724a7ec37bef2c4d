import { gunzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventLogContract, logLines } from '../../events/event-log.contract.ts';
import { defineEvent } from '../../events/define-event.ts';
import { serverOrigin } from '../../events/server-origin.ts';
import { startRelay } from '../../records/relay.ts';
import { serviceUrl } from '../../testing/services.ts';
import { tcpProxy } from '../../testing/tcp-proxy.ts';
import { testRecords } from '../sql/testing/test-records.ts';
import { openS3EventLog, type OpenedS3EventLog } from './event-log.s3.ts';
import { testBucket } from './testing/test-bucket.ts';

const endpoint = serviceUrl('s3');
const noon = Date.UTC(2026, 0, 1, 12) * 1000;

async function open() {
  const bucket = await testBucket(endpoint ?? '');
  const opened: OpenedS3EventLog[] = [];
  const reopen = async () => {
    const next = await openS3EventLog(bucket.options);
    opened.push(next);
    return next.log;
  };
  const content = async () => {
    const files = await bucket.keys();
    const lines: string[] = [];
    for (const Key of files) {
      const { Body } = await bucket.client.send(
        new bucket.s3.GetObjectCommand({ Bucket: bucket.bucket, Key }),
      );
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      lines.push(...gunzipSync(bytes).toString().split('\n').filter(Boolean));
    }
    return { lines, files };
  };
  return {
    bucket,
    log: await reopen(),
    reopen,
    content,
    close: async () => {
      for (const { close } of opened) close();
      await bucket.close();
    },
  };
}

describe.skipIf(endpoint === undefined)('on a server', () => {
  eventLogContract({ describe, it, expect }, 'S3', open);

  it('names objects by date, hour and events', async () => {
    const { log, bucket, content, close } = await open();
    const lines = logLines('a', 'b', 'c');
    await log.append(undefined, lines, noon);
    const name = `tracking.log-20260101-12_000000000001_${lines[0]?.id}_${lines[2]?.id}.gz`;
    expect((await content()).files).toEqual([`${bucket.prefix}events/dt=2026-01-01/hour=12/${name}`]);
    await close();
  });

  it('is not changed by a relay that was thought dead and puts its batch late', async () => {
    const { log, reopen, content, close } = await open();
    const [one, two] = [logLines('a', 'b'), logLines('c')];
    const zombie = await reopen();
    const marked = await log.append(undefined, one, noon);
    await log.append(marked, two, noon);
    await Promise.all([zombie.append(undefined, one, noon), log.append(undefined, one, noon)]);
    expect((await content()).lines).toEqual([...one, ...two].map(({ text }) => text));
    await close();
  });

  it('holds each event once, relayed while the service comes and goes and relays are killed', async () => {
    const { bucket, content, close } = await open();
    const { hostname, port } = new URL(endpoint ?? '');
    const proxy = await tcpProxy({ host: hostname, port: Number(port) });
    const behind = await openS3EventLog({
      ...bucket.options,
      endpoint: `http://127.0.0.1:${proxy.port}`,
      gatherMs: 30,
    });
    const { records, outbox, jobs, clock, close: closeRecords } = await testRecords([]);
    const happened = defineEvent({
      name: 'test.happened',
      fires: 'In this test.',
      data: z.object({ n: z.number() }),
    });
    const errors: unknown[] = [];
    const relay = startRelay({
      outbox,
      log: behind.log,
      queue: jobs,
      clock,
      onError: (error) => errors.push(error),
      pollMs: 20,
    });
    for (let n = 0; n < 60; n += 1) {
      if (n === 20) await proxy.cut();
      if (n === 40) await proxy.mend();
      await records.transaction((tx) => tx.events.emit(happened, { data: { n }, origin: serverOrigin }));
      // Another relay that wrote what it had taken, and was killed before it could say so.
      if (n % 10 === 5) {
        const { entries, at, log } = await outbox.take(1000);
        const lines = entries.flatMap((entry) =>
          entry.kind === 'event' ? [{ id: String(entry.line['id']), text: JSON.stringify(entry.line) }] : [],
        );
        await (await openS3EventLog(bucket.options)).log.append(log, lines, at);
      }
      await sleep(10);
    }
    await relay.close();
    const event = z.object({ event: z.object({ n: z.number() }) });
    const numbers = (await content()).lines.map((line) => event.parse(JSON.parse(line)).event.n);
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, n) => n));
    expect(errors.length).toBeGreaterThan(0);
    await closeRecords();
    behind.close();
    await proxy.close();
    await close();
  });
});

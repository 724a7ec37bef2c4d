import { gunzipSync, gzipSync } from 'node:zlib';
import { serviceUrl, testBucket } from '@coursewright/core/testing';
import { describe, expect, it } from 'vitest';
import { openS3LogSource } from './s3-log-source.ts';

const endpoint = serviceUrl('s3');

describe.skipIf(endpoint === undefined)('openS3LogSource', () => {
  it('finds the logs below its prefix, in the order of their names, and reads them from any place', async () => {
    const bucket = await testBucket(endpoint ?? '');
    const names = ['FakeServerGroup/tracking.log-20140515.gz', 'b/tracking.log', 'a/tracking.log-20140516'];
    for (const name of names) {
      const Body = name.endsWith('.gz') ? gzipSync(name) : name;
      const put = { Bucket: bucket.bucket, Key: `${bucket.prefix}${name}`, Body };
      await bucket.client.send(new bucket.s3.PutObjectCommand(put));
    }
    const { source, close } = await openS3LogSource(bucket.options);
    const read = [];
    for await (const file of source.files()) {
      const bytes = Buffer.concat(await file.open().toArray());
      read.push([file.name, file.size, (file.name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()]);
      expect(Buffer.concat(await file.open(3).toArray())).toEqual(bytes.subarray(3));
    }
    expect(read.map(([name]) => name)).toEqual(names.toSorted());
    expect(read.map(([, , text]) => text)).toEqual(names.toSorted());
    close();
    await bucket.close();
  });
});

import { expect, it } from 'vitest';
import { isWithin } from './is-within.ts';

it('knows a folder in every way that Hadoop writes it', () => {
  expect(isWithin('file:/tmp/work/level-0/part-00000', 'file:///tmp/work')).toBe(true);
  expect(isWithin('hdfs://node:9820/work/side-tables', 'hdfs://node:9820/work/')).toBe(true);
  expect(isWithin('s3a://bucket/work-2/x', 's3a://bucket/work')).toBe(false);
  expect(isWithin('s3a://other/work/x', 's3a://bucket/work')).toBe(false);
  expect(isWithin('', 'file:///tmp/work')).toBe(false);
});

import { expect, it } from 'vitest';
import { hadoopAddress } from './analytics-hadoop.ts';

it.each([
  ['/var/log/a b', 'file:///var/log/a%20b'],
  ['s3://bucket/prefix', 's3a://bucket/prefix'],
  ['s3a://bucket/prefix', 's3a://bucket/prefix'],
  ['hdfs:///logs', 'hdfs:///logs'],
])('tells Hadoop of %s as %s', (input, address) => {
  expect(hadoopAddress(input)).toBe(address);
});

import path from 'node:path';
import { openSqlRecords } from '@coursewright/core/sql';
import { testRecords } from '@coursewright/core/testing';
import { describe, expect, it } from 'vitest';
import { ltiStoresContract } from '../../lti-stores.contract.ts';
import { ltiModule } from './lti-module.ts';

ltiStoresContract({ describe, it, expect }, 'SQL on SQLite', async () => {
  const opened = await testRecords([ltiModule]);
  const others: { close(): Promise<void> }[] = [];
  return {
    records: opened.records,
    reopen: async () => {
      const { folder, clock, ids } = opened;
      const other = await openSqlRecords({
        file: path.join(folder, 'test.sqlite'),
        modules: [ltiModule],
        clock,
        ids,
      });
      others.push(other);
      return other.records;
    },
    close: async () => {
      await Promise.all(others.map((other) => other.close()));
      await opened.close();
    },
  };
});

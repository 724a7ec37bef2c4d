import { onEachDatabase } from '@coursewright/core/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { tableStoreContract } from '../table-store.contract.ts';
import { contractTables } from '../testing/contract-tables.ts';
import { openAnalyticsTables } from './analytics-tables.ts';

const tools = { afterAll, describe, it, expect };

onEachDatabase(tools, (target) => {
  tableStoreContract(tools, target.name, async () => {
    const place = await target.open('analytics contract');
    const open = () => openAnalyticsTables(place.target, contractTables);
    const opened = [await open()];
    return {
      ...opened[0]!,
      reopen: async () => {
        const other = await open();
        opened.push(other);
        return other;
      },
      close: async () => {
        for (const one of opened) await one.close();
        await place.close();
      },
    };
  });
});

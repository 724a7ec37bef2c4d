import { onEachDatabase, testRecords } from '@coursewright/core/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { ltijsRowsContract } from '../../ltijs/ltijs-rows.contract.ts';
import { ltijsModule } from './ltijs-module.ts';

const tools = { afterAll, describe, it, expect };

onEachDatabase(tools, (target) => {
  ltijsRowsContract(tools, target.name, async () => {
    const { records, reopen, close } = await testRecords([ltijsModule], undefined, target);
    return { records, reopen: async () => (await reopen()).records, close };
  });
});

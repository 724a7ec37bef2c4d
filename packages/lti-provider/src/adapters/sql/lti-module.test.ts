import { onEachDatabase, testRecords } from '@coursewright/core/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { ltiStoresContract } from '../../lti-stores.contract.ts';
import { ltiModule } from './lti-module.ts';

const tools = { afterAll, describe, it, expect };

onEachDatabase(tools, (target) => {
  ltiStoresContract(tools, target.name, async () => {
    const { records, reopen, close } = await testRecords([ltiModule], undefined, target);
    return { records, reopen: async () => (await reopen()).records, close };
  });
});

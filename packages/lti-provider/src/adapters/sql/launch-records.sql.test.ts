import { onEachDatabase, testRecords } from '@coursewright/core/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { launchRecordStoreContract } from '../../doctor/launch-record-store.contract.ts';
import { ltiModule } from './lti-module.ts';

const tools = { afterAll, describe, it, expect };

onEachDatabase(tools, (target) => {
  launchRecordStoreContract(tools, target.name, async () => {
    const { records, reopen, close } = await testRecords([ltiModule], undefined, target);
    return { records, reopen: async () => (await reopen()).records, close };
  });
});

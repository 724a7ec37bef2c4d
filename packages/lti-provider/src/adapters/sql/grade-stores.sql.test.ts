import { onEachDatabase, testRecords } from '@coursewright/core/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { courierStoreContract } from '../../grades/courier-store.contract.ts';
import { scoreStoreContract } from '../../grades/score-store.contract.ts';
import { rosterStoreContract } from '../../roster/roster-store.contract.ts';
import { ltiModule } from './lti-module.ts';

const tools = { afterAll, describe, it, expect };

onEachDatabase(tools, (target) => {
  const open = async () => {
    const { records, reopen, close } = await testRecords([ltiModule], undefined, target);
    return { records, reopen: async () => (await reopen()).records, close };
  };
  scoreStoreContract(tools, target.name, open);
  courierStoreContract(tools, target.name, open);
  rosterStoreContract(tools, target.name, open);
});

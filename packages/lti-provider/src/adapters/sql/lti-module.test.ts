import { onEachDatabase, testRecords } from '@coursewright/core/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { ltiStoresContract } from '../../lti-stores.contract.ts';
import { registrationStoreContract } from '../../registrations/registration-store.contract.ts';
import { ltiModule } from './lti-module.ts';

const tools = { afterAll, describe, it, expect };

onEachDatabase(tools, (target) => {
  const open = async () => {
    const { records, reopen, close } = await testRecords([ltiModule], undefined, target);
    return { records, reopen: async () => (await reopen()).records, close };
  };
  ltiStoresContract(tools, target.name, open);
  registrationStoreContract(tools, target.name, open);
});

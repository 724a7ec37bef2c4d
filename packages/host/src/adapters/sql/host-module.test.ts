import { onEachDatabase, testRecords } from '@coursewright/core/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { sessionStoreContract } from '../../accounts/session-store.contract.ts';
import { apiTokenStoreContract } from '../../accounts/tokens/api-token-store.contract.ts';
import { embedKeyStoreContract } from '../../accounts/tokens/embed-key-store.contract.ts';
import { launchSessionStoreContract } from '../../accounts/tokens/launch-session-store.contract.ts';
import { teamNoteStoreContract } from '../../insights/team-note-store.contract.ts';
import { retirementStoreContract } from '../../retirement/retirement-store.contract.ts';
import { leaseStoreContract } from '../../analytics/live/lease-store.contract.ts';
import { hostModule } from './host-module.ts';

const tools = { afterAll, describe, it, expect };

onEachDatabase(tools, (target) => {
  const open = async () => {
    const { records, reopen, close } = await testRecords([hostModule], undefined, target);
    return { records, reopen: async () => (await reopen()).records, close };
  };
  sessionStoreContract(tools, target.name, open);
  embedKeyStoreContract(tools, target.name, open);
  apiTokenStoreContract(tools, target.name, open);
  teamNoteStoreContract(tools, target.name, open);
  leaseStoreContract(tools, target.name, open);
  retirementStoreContract(tools, target.name, open);
  launchSessionStoreContract(tools, target.name, open);
});

import { afterAll, describe, expect, it } from 'vitest';
import { completionStoreContract } from '../../completion/completion-store.contract.ts';
import { rescoreStoreContract } from '../../learning/rescore-store.contract.ts';
import { stateStoreContract } from '../../learning/state-store.contract.ts';
import { submissionStoreContract } from '../../learning/submission-store.contract.ts';
import { openTestStores } from './testing/open-test-stores.ts';
import { onEachDatabase } from './testing/sql-targets.ts';

const tools = { afterAll, describe, it, expect };

onEachDatabase(tools, (target) => {
  const open = () => openTestStores(target);
  stateStoreContract(tools, target.name, open);
  submissionStoreContract(tools, target.name, open);
  rescoreStoreContract(tools, target.name, open);
  completionStoreContract(tools, target.name, open);
});

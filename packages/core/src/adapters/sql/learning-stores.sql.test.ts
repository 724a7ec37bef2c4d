import { describe, expect, it } from 'vitest';
import { completionStoreContract } from '../../completion/completion-store.contract.ts';
import { stateStoreContract } from '../../learning/state-store.contract.ts';
import { submissionStoreContract } from '../../learning/submission-store.contract.ts';
import { openTestStores } from './testing/open-test-stores.ts';

const tools = { describe, it, expect };

stateStoreContract(tools, 'SQL on SQLite', openTestStores);
submissionStoreContract(tools, 'SQL on SQLite', openTestStores);
completionStoreContract(tools, 'SQL on SQLite', openTestStores);

import { describe, expect, it } from 'vitest';
import { accountStoreContract } from '../../learners/account-store.contract.ts';
import { enrollmentStoreContract } from '../../learners/enrollment-store.contract.ts';
import { roleStoreContract } from '../../learners/role-store.contract.ts';
import { openTestStores } from './testing/open-test-stores.ts';

const tools = { describe, it, expect };

accountStoreContract(tools, 'SQL on SQLite', openTestStores);
roleStoreContract(tools, 'SQL on SQLite', openTestStores);
enrollmentStoreContract(tools, 'SQL on SQLite', openTestStores);

import { afterAll, describe, expect, it } from 'vitest';
import { accountStoreContract } from '../../learners/account-store.contract.ts';
import { cohortStoreContract } from '../../learners/cohort-store.contract.ts';
import { demographicsStoreContract } from '../../learners/demographics-store.contract.ts';
import { enrollmentStoreContract } from '../../learners/enrollment-store.contract.ts';
import { roleStoreContract } from '../../learners/role-store.contract.ts';
import { openTestStores } from './testing/open-test-stores.ts';
import { onEachDatabase } from './testing/sql-targets.ts';

const tools = { afterAll, describe, it, expect };

onEachDatabase(tools, (target) => {
  const open = () => openTestStores(target);
  accountStoreContract(tools, target.name, open);
  roleStoreContract(tools, target.name, open);
  enrollmentStoreContract(tools, target.name, open);
  cohortStoreContract(tools, target.name, open);
  demographicsStoreContract(tools, target.name, open);
});

import { afterAll, describe, expect, it } from 'vitest';
import { gradeStoreContract } from '../../grading/grade-store.contract.ts';
import { scoreStoreContract } from '../../grading/score-store.contract.ts';
import { openTestStores } from './testing/open-test-stores.ts';
import { onEachDatabase } from './testing/sql-targets.ts';

const tools = { afterAll, describe, it, expect };

onEachDatabase(tools, (target) => {
  const open = () => openTestStores(target);
  scoreStoreContract(tools, target.name, open);
  gradeStoreContract(tools, target.name, open);
});

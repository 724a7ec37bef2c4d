import { describe, expect, it } from 'vitest';
import { gradeStoreContract } from '../../grading/grade-store.contract.ts';
import { scoreStoreContract } from '../../grading/score-store.contract.ts';
import { openTestStores } from './testing/open-test-stores.ts';

const tools = { describe, it, expect };

scoreStoreContract(tools, 'SQL on SQLite', openTestStores);
gradeStoreContract(tools, 'SQL on SQLite', openTestStores);

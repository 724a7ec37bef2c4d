import type { ListDefinition } from '../define-list.ts';
import { answersList } from './answers.list.ts';
import { atRiskList } from './at-risk.list.ts';
import { itemsList } from './items.list.ts';
import { learnersList } from './learners.list.ts';
import { problemsLists } from './problems-lists.ts';
import { runsList } from './runs.list.ts';
import { videosList } from './videos.list.ts';

/** Every list of Insights about a course. */
export const allLists: readonly ListDefinition[] = [
  videosList,
  ...problemsLists,
  answersList,
  itemsList,
  learnersList,
  atRiskList,
  runsList,
];

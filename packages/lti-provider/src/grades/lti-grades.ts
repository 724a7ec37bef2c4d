import type { Clock, IdSource, JobHandler, Page, PageRequest, Records } from '@coursewright/core';
import type { LtiStores } from '../lti-stores.ts';
import type { LtiToolDeps } from '../lti-tool-deps.ts';
import type { RegistrationCache } from '../registrations/registration-cache.ts';
import { announceColumnsHandler } from './announce-columns.ts';
import { carryScoresHandlers } from './carry-scores.ts';
import type { GradeColumn } from './column-store.port.ts';
import { compareResults, type ResultComparison } from './compare-results.ts';
import { completeScoresHandler } from './complete-scores.ts';
import { gradeColumnsOf, gradeOutbox, gradeSituation, resync, type GradeSituation } from './grade-outbox.ts';
import { lineItemService } from './line-item-service.ts';
import { scoreService } from './post-score.ts';
import { resultService } from './result-service.ts';
import type { OutboxScore, ScoreSelection, ScoreState } from './score-store.port.ts';
import type { ServiceCaller } from './service-caller.ts';

/** Grades on their way to platforms, for administrators and teachers. */
export interface LtiGrades {
  /** See `gradeOutbox`. */
  outbox(
    request: PageRequest & { readonly registrationId: string; readonly state?: ScoreState },
  ): Promise<Page<OutboxScore>>;
  /** See `gradeSituation`. */
  situation(registrationId: string): Promise<GradeSituation>;
  /** See `gradeColumnsOf`. */
  columns(request: PageRequest & { readonly registrationId: string }): Promise<Page<GradeColumn>>;
  /** See `resync`. */
  resync(selection: ScoreSelection): Promise<number>;
  /** See `compareResults`; of a link or column. */
  compare(linkId: string): Promise<ResultComparison>;
}

interface GradeDeps extends Pick<LtiToolDeps, 'grading' | 'versions' | 'log'> {
  readonly records: Records<LtiStores>;
  readonly registrations: RegistrationCache;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly callService: ServiceCaller;
}

export function ltiGrades(input: GradeDeps): {
  readonly grades: LtiGrades;
  readonly jobs: readonly JobHandler[];
} {
  const { records, clock, callService } = input;
  const deps = {
    ...input,
    lineItems: lineItemService(callService),
    postScore: scoreService(callService),
    readResults: resultService(callService),
  };
  return {
    grades: {
      outbox: (request) => gradeOutbox(records, request),
      situation: (registrationId) => gradeSituation(records, registrationId),
      columns: (request) => gradeColumnsOf(records, request),
      resync: (selection) => resync({ records, clock }, selection),
      compare: (linkId) => compareResults(deps, linkId),
    },
    jobs: [...carryScoresHandlers(deps), announceColumnsHandler(deps), completeScoresHandler(deps)],
  };
}

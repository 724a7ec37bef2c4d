import { completionStatements } from './completion-statements.ts';
import type { XapiMapping } from './define-xapi.ts';
import { enrollmentStatements } from './enrollment-statements.ts';
import { examStatements } from './exam-statements.ts';
import { forumStatements } from './forum-statements.ts';
import { gradeStatements } from './grade-statements.ts';
import { navigationStatements } from './navigation-statements.ts';
import { problemStatements } from './problem-statements.ts';
import { videoStatements } from './video-statements.ts';
import type { VerbName } from './verbs.ts';

/** Every event of which there is a statement, by its name. */
export const xapiMappings: ReadonlyMap<string, XapiMapping> = new Map(
  [
    enrollmentStatements,
    problemStatements,
    gradeStatements,
    completionStatements,
    navigationStatements,
    videoStatements,
    forumStatements,
    examStatements,
  ].flatMap((family) => Object.entries(family)),
);

/** The verbs that statements of an event may have; none where there are no statements of it. */
export function xapiVerbs(eventName: string): readonly VerbName[] {
  const { verb, verbs = [] } = xapiMappings.get(eventName) ?? {};
  return typeof verb === 'string' ? [verb] : verbs;
}

import type { Json } from '@coursewright/core/shared';
import { pythonText } from '../../projection/python-repr.ts';
import { problemResponseLatest } from '../../tables/problem-responses/problem-response-latest.table.ts';
import { ends } from '../answers/answer-first-last.ts';
import { parseAttempt } from '../answers/attempt.ts';
import { problemChecks } from '../answers/problem-check.pick.ts';
import { defineTask } from '../define-task.ts';
import { jsonFloat } from '../json-float.ts';
import { pythonFloat } from '../python-float.ts';
import { sqlDatetime } from '../sql-datetime.ts';

/** edx-analytics-pipeline, edx/analytics/tasks/insights/problem_response.py LatestProblemResponseDataTask. */
export const problemResponseLatestTask = defineTask({
  name: 'problem-response-latest',
  counts:
    'Each learner’s last answer to every part of a problem within the dates, the score it got, and how many attempts there were from the first to the last.',
  table: problemResponseLatest,
  of: [problemChecks],
  *fold([course = null, problem = null, username = null], occurrences) {
    const { first, last, times } = ends(occurrences);
    const [time, text] = last?.tuple ?? [];
    const { displayName, grade, maxGrade, parts } = parseAttempt(text ?? '{}');
    for (const { partId, answer, valueId, question, correctness } of parts)
      yield [
        course,
        partId,
        problem,
        clean(displayName),
        username,
        clean(question),
        float(grade),
        float(maxGrade),
        corrects.get(correctness) ?? null,
        choices(answer === undefined ? valueId : answer),
        String(times),
        sqlDatetime(first?.tuple[0]),
        sqlDatetime(time),
      ];
  },
});

const corrects = new Map<Json, string>([
  ['correct', '1'],
  ['incorrect', '0'],
]);

function float(json: Json): string | null {
  const value = jsonFloat(json);
  return value === undefined ? null : pythonFloat(value);
}

function choices(answer: Json | undefined): string {
  return isList(answer) ? answer.map(clean).join('|') : clean(answer);
}

/** On one line, and without the hints that an old page shows inside of choices. */
function clean(json: Json | undefined): string {
  const text = json === undefined || json === null ? '' : pythonText(json);
  return text.replaceAll(/\s+/g, ' ').replaceAll(/<choicehint.*?<\/choicehint>|<choicehint.*?>/g, '');
}

function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

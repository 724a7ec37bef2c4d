import { isJsonObject, type Json, type JsonObject } from '@coursewright/core/shared';
import { parseCourseKey } from '@coursewright/core/keys';
import { pythonText } from '../../projection/python-repr.ts';
import { tagsDistribution } from '../../tables/tags/tags-distribution.table.ts';
import { cutText } from '../cut-text.ts';
import { definePick, defineTask } from '../define-task.ts';

/** [course, problem] → [time, tags as JSON, was it correct]. */
const taggedChecks = definePick({
  name: 'tagged-problem-checks',
  types: ['problem_check'],
  pick(event, emit) {
    const { courseId, source, time } = event;
    const data = event.data();
    if (source !== 'server' || courseId === undefined || time === undefined || data === undefined) return;
    const { problem_id: problem, success } = data;
    if (typeof problem !== 'string' || problem === '') return;
    const tags = JSON.stringify(tagsIn(event.context()));
    emit([courseId, problem], [time, tags, success === 'correct' ? '1' : '0']);
  },
});

/** edx-analytics-pipeline, edx/analytics/tasks/insights/tags_dist.py TagsDistributionPerCourse. */
export const tagsDistributionTask = defineTask({
  name: 'tags-distribution',
  counts:
    'All answers to a tagged problem and the correct ones among them, under each tag that the problem had at its latest answer.',
  table: tagsDistribution,
  of: [taggedChecks],
  *fold([course = '', problem = ''], occurrences) {
    let total = 0;
    let correct = 0;
    let latest: readonly [time: string, tags: string] = ['', '{}'];
    for (const { tuple, times } of occurrences) {
      const [time, tags, wasCorrect] = tuple;
      total += times;
      if (wasCorrect === '1') correct += times;
      if ((time ?? '') > latest[0]) latest = [time ?? '', tags ?? '{}'];
    }
    const { org } = parseCourseKey(course ?? '');
    for (const [name, value] of tagsOf(latest[1])) {
      const row = [course ?? '', org, problem ?? '', name, value];
      // The original's run ends at a text that its column cannot hold.
      if (row.every((text) => cutText(text, 255) === text)) yield [...row, String(total), String(correct)];
    }
  },
});

function tagsIn({ asides }: JsonObject): JsonObject {
  const aside = isJsonObject(asides) ? asides['tagging_aside'] : undefined;
  const tags = isJsonObject(aside) ? aside['saved_tags'] : undefined;
  return isJsonObject(tags) ? tags : {};
}

/** A tag has one value, or a list of them. */
function* tagsOf(text: string): Generator<readonly [string, string]> {
  const tags: unknown = JSON.parse(text);
  for (const [name, values] of Object.entries(isJsonObject(tags) ? tags : {}))
    for (const value of isList(values) ? values : [values])
      if (value !== null) yield [name, pythonText(value)];
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

import type { BlockRegistry } from '../blocks/block-registry.ts';
import { partsOf } from '../courses/block-id.ts';
import type { CourseReader } from '../courses/course-version.ts';
import { CoreError } from '../shared/core-error.ts';
import type { JsonObject } from '../shared/json.ts';
import { noScripts } from '../problems/index.ts';
import type { CourseScripts } from './course-scripts.ts';
import type { StoredSubmission } from './submission-store.port.ts';

/**
 * Evaluates a stored submission from the version of the course in which it was made: the evaluation that was stored with it,
 * at any time. Throws `course_not_found`, `block_not_found`; `bad_input` for a type whose submissions cannot be judged again.
 */
export async function judgeAgain(
  {
    versions,
    registry,
    scripts = () => noScripts,
  }: {
    readonly versions: CourseReader;
    readonly registry: BlockRegistry;
    /** Without it, submissions to problems with Python throw `script_not_run`. */
    readonly scripts?: CourseScripts;
  },
  submission: StoredSubmission,
): Promise<JsonObject> {
  const version = await versions.at(submission.courseKey, submission.commit);
  const { id, type, fields } = await version.require(submission.usageKey);
  const { judge } = registry.get(type);
  if (judge === undefined) {
    throw new CoreError('bad_input', `Submissions to blocks of type ${type} cannot be judged again.`);
  }
  const { answers, seed, attempt, previous } = submission;
  return judge({
    id: partsOf(id).id,
    fields,
    answers,
    seed,
    attempt,
    ...(previous && { previous }),
    runScript: scripts(version),
  });
}

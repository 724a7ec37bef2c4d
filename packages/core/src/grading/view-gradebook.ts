import type { Account } from '../learners/account.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { SubsectionGrade } from './grade-store.port.ts';
import type { GradebookRow } from './grading-service.ts';

/** A page of the gradebook from stored grades: two queries, however many learners. */
export async function viewGradebook(
  { grades }: Pick<CoreStores, 'grades'>,
  courseKey: string,
  learners: readonly Account[],
): Promise<readonly GradebookRow[]> {
  const ids = learners.map(({ id }) => id);
  const courseGrades = new Map(
    (await grades.courseGradesOf(courseKey, ids)).map((grade) => [grade.userId, grade]),
  );
  const subsections = Map.groupBy(await grades.subsectionGradesOf(courseKey, ids), ({ userId }) => userId);
  return learners.map(({ id: userId, username, name }) => {
    const { percent = 0, letter = null } = courseGrades.get(userId) ?? {};
    return {
      userId,
      username,
      name,
      percent,
      letter,
      subsections: bySubsection(subsections.get(userId) ?? []),
    };
  });
}

function bySubsection(grades: readonly SubsectionGrade[]): GradebookRow['subsections'] {
  return Object.fromEntries(
    grades.map(({ usageKey, earnedGraded: earned, possibleGraded: possible }) => [
      usageKey,
      { earned, possible },
    ]),
  );
}

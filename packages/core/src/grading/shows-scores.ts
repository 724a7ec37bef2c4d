import { isoInstant, type Instant } from '../shared/clock.port.ts';
import type { OutlineSubsection, Visibility } from './graded-outline.ts';

/** Whether learners see yet what was right (`ShowCorrectness` of xmodule/graders.py): staff always do. */
function showsCorrectness({ showCorrectness, due }: Visibility, now: Instant): boolean {
  if (showCorrectness === 'never') return false;
  return showCorrectness === 'always' || due === null || isoInstant(due) < now;
}

/** A sum would tell what one of its parts does not yet. */
export function showsScores(subsection: OutlineSubsection, now: Instant): boolean {
  return (
    showsCorrectness(subsection, now) &&
    subsection.problems.every((problem) => showsCorrectness(problem, now))
  );
}

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { problemPairs } from './problem-pairs.ts';

/** Settings under which nothing may be told, by name; `untold` before any answer, `hidden` after every answer too. */
export const policies = {
  untold: '',
  untoldPerLearner: 'rerandomize="per_student" showanswer="closed" max_attempts="3"',
  hidden: 'show_correctness="never" showanswer="attempted"',
  hiddenAttempts: 'show_correctness="never" max_attempts="4" show_reset_button="true" weight="3"',
  hiddenPastDue:
    'show_correctness="past_due" due="2999-01-01T00:00:00Z" showanswer="finished" grading_method="highest_score"',
} as const;
export type Policy = keyof typeof policies | 'told';
const told = 'showanswer="attempted" rerandomize="never"';

export interface SameProblem {
  readonly name: string;
  readonly policy: Policy;
  readonly usageKey: string;
  readonly unit: string;
  readonly answers: readonly Readonly<Record<string, unknown>>[];
}

const keyOf = (type: string, id: string): string => `block-v1:Org+Same+1+type@${type}+block@${id}`;

/** Each pair under each policy, and once more where all is told. */
export const sameProblems: readonly SameProblem[] = Object.entries({ ...policies, told }).flatMap(
  ([policy]) =>
    Object.entries(problemPairs).map(([name, { answers }], index) => {
      const id = `${policy}${index}`;
      return {
        name,
        policy: policy as Policy,
        usageKey: keyOf('problem', id),
        unit: keyOf('vertical', `u${id}`),
        answers: answers.map((of) =>
          Object.fromEntries(Object.entries(of).map(([key, one]) => [id + key, one])),
        ),
      };
    }),
);
export const sameCourseKey = 'course-v1:Org+Same+1';

/** The course with one or the other of each pair, and with another library of graders; gives its folder. */
export function writeSameCourse(folder: string, which: 'one' | 'other'): string {
  const sections = Object.entries({ ...policies, told }).map(([policy, attributes]) => {
    const units = Object.entries(problemPairs).map(
      ([name, of], index) =>
        `<vertical url_name="u${policy}${index}" display_name="${name}"><problem url_name="${policy}${index}" display_name="P" ${attributes}>${of[which]}</problem></vertical>`,
    );
    return `<sequential url_name="s${policy}" display_name="S" graded="true" format="Homework">${units.join('')}</sequential>`;
  });
  const files = {
    'course.xml': `<course org="Org" course="Same" url_name="1" display_name="Same" start="2020-01-01T00:00:00Z" language="en"><chapter url_name="c" display_name="C">${sections.join('')}</chapter></course>`,
    'static/page.html': '<script>function gradefn() { return 1; }</script>',
    'static/map.png': 'picture',
    'static/python_lib.zip': `canary ${which}`,
    'static/grader.py': `canary ${which}`,
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

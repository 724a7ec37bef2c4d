/** What a measured host is asked to grade. */
export interface AnsweredProblem {
  /** Inside `<problem>`; its one input is `p_2_1`. */
  readonly xml: string;
  readonly answer: string;
  /** Answers a second of the even load, where the usual are too many. */
  readonly steady?: number;
}

const grader = `
  <script type="loncapa/python">
import re

def judge(expect, ans):
    words = re.findall(r'[a-z]+', ans.lower())
    hits = sum(1 for word in words if word in expect.split())
    return {'ok': hits > 2, 'msg': '%d of %d' % (hits, len(words))}
  </script>
  <customresponse cfn="judge" expect="mass times acceleration force"><textline/></customresponse>`;

const problems = {
  choice: {
    xml: `
        <multiplechoiceresponse><label>Which?</label><choicegroup type="MultipleChoice">
          <choice correct="false">This</choice><choice correct="true">That</choice><choice correct="false">None</choice>
        </choicegroup></multiplechoiceresponse>`,
    answer: 'choice_1',
  },
  /** A line of text that the engine itself judges: what Python costs is beside it. */
  text: {
    xml: '<stringresponse answer="force"><textline/></stringresponse>',
    answer: 'force {number} is mass',
    steady: 40,
  },
  python: { xml: grader, answer: 'force {number} is mass', steady: 40 },
} as const satisfies Readonly<Record<string, AnsweredProblem>>;

export type AnsweredProblemName = keyof typeof problems;

/** By its name; the choice where none is given. */
export function answeredProblem(name = 'choice'): AnsweredProblem {
  const found = Object.entries(problems).find(([known]) => known === name);
  if (found === undefined) throw new Error(`There is no problem ${name}.`);
  return found[1];
}

/**
 * What a case asks of a tool: to let in; not to let in; to take or to refuse by name; to offer another way and not let in;
 * or to hold what the case says.
 */
export type Expectation = 'accept' | 'refuse' | 'name' | 'recover' | 'hold';

/** What the tool did. `unseen`: the case cannot be told from outside of this tool. */
export interface Outcome {
  readonly got: 'accepted' | 'refused' | 'refused by name' | 'another way' | 'held' | 'broken' | 'unseen';
  /** One line: the code or status of a refusal, what was broken. */
  readonly detail: string;
  /** The tool's own code of the refusal, where the kit knows how to read it. */
  readonly code?: string;
}

const right: Readonly<Record<Expectation, readonly Outcome['got'][]>> = {
  accept: ['accepted'],
  refuse: ['refused', 'refused by name', 'another way'],
  name: ['accepted', 'refused by name'],
  recover: ['another way'],
  hold: ['held'],
};

/** undefined where it cannot be told. */
export function isRight(expected: Expectation, { got }: Outcome): boolean | undefined {
  return got === 'unseen' ? undefined : right[expected].includes(got);
}

import type { Locator } from 'playwright';
import type { Keyboard } from './keyboard.ts';

/** A problem, and how somebody answers it who has no mouse. */
export interface Exercise {
  /** capa's tag, which the problem has to hold. */
  readonly response: string;
  readonly inputs: readonly string[];
  /** Inside `<problem>`. */
  readonly xml: string;
  /** Goes on until everything is answered rightly; `problem` is what is on the page of it. */
  answer(by: Keyboard, problem: Locator): Promise<void>;
}

/** A grader in the author's Python that wants this of the one answer, as a Python expression over `ans`. */
export function grader(wanted: string): string {
  return `<answer type="loncapa/python"><![CDATA[
ans = submission[0]
correct = ['correct' if ${wanted} else 'incorrect']
]]></answer>`;
}

/** The nth choice of a group from its first, which the tab key reaches. */
export const down = (times: number): readonly string[] => Array.from({ length: times }, () => 'ArrowDown');

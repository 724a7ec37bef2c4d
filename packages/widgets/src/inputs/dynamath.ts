import type { InputView } from '@coursewright/core';
import { asciiMathToMathml } from '../maths/asciimath/asciimath-to-mathml.ts';
import { preprocess } from '../maths/asciimath/preprocess.ts';
import { answerTexts, isEmpty, type Answers } from './answer.ts';

/** The MathML of lines of maths that are answered, to be sent beside them as Open edX's page does. */
export function dynamathOf(inputs: Iterable<InputView>, answers: Answers): Answers {
  const found: [string, string][] = [];
  for (const { id, maths } of inputs) {
    if (maths === undefined || isEmpty(answers[id])) continue;
    const [text = ''] = answerTexts(answers[id]);
    found.push([`${id}_dynamath`, asciiMathToMathml(preprocess(text, maths.preprocessor))]);
  }
  return Object.fromEntries(found);
}

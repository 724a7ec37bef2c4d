import { readAsciiMath } from './read-asciimath.ts';
import { writeMathml } from './write-mathml.ts';

/** The MathML of a learner's ASCIIMath, as Open edX's page sends it with the answer (`_dynamath`). */
export function asciiMathToMathml(text: string): string {
  return writeMathml(readAsciiMath(text));
}

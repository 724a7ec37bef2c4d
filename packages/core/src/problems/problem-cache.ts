import { byteCache } from '../shared/byte-cache.ts';
import { parseProblem } from './parse-problem.ts';
import type { Problem } from './problem.ts';

/** What parsed problems may take, the ones used longest ago going first. */
const limit = 32 * 1024 * 1024;
/** What a character of a problem's XML takes when it is parsed; measured over short and long problems. */
const bytesPerCharacter = 20;

const parsed = byteCache<string, Problem>(limit, 'problems');

/** `parseProblem` of what was parsed lately without parsing it again: by its text, so that no edit is missed. */
export function cachedProblem(xml: string): Problem {
  const held = parsed.get(xml);
  if (held !== undefined) return held;
  const problem = parseProblem(xml);
  parsed.set(xml, problem, xml.length * bytesPerCharacter);
  return problem;
}

import { firstChild } from '../markup/markup-element.ts';
import { writeHtml } from '../markup/write-html.ts';
import { problemInputs, type Problem } from '../problem.ts';
import { substitute } from '../script/substitute.ts';
import { keepOut } from './kept-out.ts';

/** What an input belongs to, for who reads what was answered (`response_a11y_data` of capa_problem.py). */
interface InputFacts {
  /** Tag of its response: `choiceresponse`. */
  readonly responseType: string;
  /** The `<label>` of a response of several inputs, HTML; else empty. */
  readonly groupLabel: string;
}

/** By the input's id. */
export function inputFacts(problem: Problem, problemId: string): ReadonlyMap<string, InputFacts> {
  const facts = new Map<string, InputFacts>();
  for (const { input, response } of problemInputs(problem)) {
    const label = response.inputs.length > 1 ? firstChild(response.element, 'label') : undefined;
    const html = label === undefined ? '' : writeHtml(label.content, keepOut).trim();
    facts.set(problemId + input.key, {
      responseType: response.element.name,
      groupLabel: problem.context === undefined ? html : substitute(html, problem.context.texts),
    });
  }
  return facts;
}

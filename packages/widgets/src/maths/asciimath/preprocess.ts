/** Before what is part of a name: a space of no width, which no one types and the grader looks for. */
const mark = '\u200B';

/**
 * Learners' ASCIIMath as it is typeset where an author asks for a preprocessor (`preprocessorClassName`). Open edX has one:
 * `SymbolicMathjaxPreprocessor` makes `b_x__d` a name with an index below and above. An author's own program is not run.
 */
export function preprocess(text: string, className: string | undefined): string {
  if (className !== 'SymbolicMathjaxPreprocessor') return text;
  return text.replaceAll(/__(?:\{([^}]+)\}|([^{]))/g, (_whole, several?: string, one?: string) => {
    return `^{${mark}${several ?? one ?? ''}}`;
  });
}

import type { MarkupElement } from '../markup/markup-element.ts';
import type { Python2Random } from '../random/python2-random.ts';

/** Fixed choices at the head stay there; those later go to the tail, even from the middle. */
export function shuffleChoices(choices: readonly MarkupElement[], random: Python2Random): MarkupElement[] {
  const fixed = (choice: MarkupElement): boolean => choice.attributes.get('fixed') === 'true';
  const firstFree = choices.findIndex((choice) => !fixed(choice));
  const headLength = firstFree === -1 ? choices.length : firstFree;
  const rest = choices.slice(headLength);
  return [
    ...choices.slice(0, headLength),
    ...random.shuffle(rest.filter((choice) => !fixed(choice))),
    ...rest.filter(fixed),
  ];
}

/** One right choice and `size - 1` wrong ones, all drawn. */
export function answerPool(
  choices: readonly MarkupElement[],
  size: number,
  random: Python2Random,
): MarkupElement[] {
  const right = choices.filter((choice) => choice.attributes.get('correct')?.toUpperCase() === 'TRUE');
  const wrong = choices.filter((choice) => !right.includes(choice));
  const chosen = right[random.randint(0, right.length - 1)];
  const shuffled = random.shuffle(wrong);
  // A size below one cuts from the end, as a Python slice does.
  const drawn = shuffled.slice(0, Math.min(size - 1, wrong.length));
  return random.shuffle(chosen === undefined ? drawn : [chosen, ...drawn]);
}

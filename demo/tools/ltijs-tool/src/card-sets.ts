/** A side to be asked and what is on the other. */
export interface Card {
  readonly ask: string;
  readonly answer: string;
}

export interface CardSet {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly cards: readonly Card[];
}

export const cardSets: readonly CardSet[] = [
  {
    id: 'elements',
    title: 'Chemical elements',
    question: 'Which element has the symbol',
    cards: [
      { ask: 'Fe', answer: 'iron' },
      { ask: 'Na', answer: 'sodium' },
      { ask: 'Pb', answer: 'lead' },
      { ask: 'W', answer: 'tungsten' },
    ],
  },
  {
    id: 'capitals',
    title: 'Capitals',
    question: 'What is the capital of',
    cards: [
      { ask: 'Kenya', answer: 'Nairobi' },
      { ask: 'Peru', answer: 'Lima' },
      { ask: 'Norway', answer: 'Oslo' },
      { ask: 'Vietnam', answer: 'Hanoi' },
    ],
  },
];

/** The set that a link names, else the first. */
export function cardSet(id: unknown): CardSet {
  const [first] = cardSets;
  const found = cardSets.find((one) => one.id === id) ?? first;
  if (found === undefined) throw new Error('There is no set of cards.');
  return found;
}

/** Right answers, whatever their case and the blanks around them. */
export function countRight({ cards }: CardSet, answers: readonly string[]): number {
  const plain = (text: string): string => text.trim().toLowerCase();
  return cards.filter(({ answer }, index) => plain(answers[index] ?? '') === plain(answer)).length;
}

/** A stretch of a chemical formula and how it stands. */
export interface ChemicalPart {
  readonly text: string;
  readonly stands: 'plain' | 'sub' | 'sup';
}

const arrows: Readonly<Record<string, string>> = { '->': '→', '<->': '⇌', '<=>': '⇌', '<-': '←' };

/**
 * `2H2O + Fe^3+ -> …` with its numbers where chemists write them: counts after a symbol or bracket below, charges after `^`
 * above, factors in front as they are (the notation of capa's chemcalc).
 */
export function chemicalParts(text: string): readonly ChemicalPart[] {
  const parts: ChemicalPart[] = [];
  const add = (stands: ChemicalPart['stands'], piece: string): void => {
    const last = parts.at(-1);
    if (last?.stands === stands) parts[parts.length - 1] = { stands, text: last.text + piece };
    else parts.push({ stands, text: piece });
  };
  const token = /(<->|<=>|->|<-)|\^(\d*[+-]?)|((?<=[A-Za-z)\]])\d+)|([^])/g;
  for (const [, arrow, charge, count, other] of text.matchAll(token)) {
    if (arrow !== undefined) add('plain', arrows[arrow] ?? arrow);
    else if (charge !== undefined) add('sup', charge.replace('-', '−'));
    else if (count !== undefined) add('sub', count);
    else add('plain', other ?? '');
  }
  return parts.filter((part) => part.text !== '');
}

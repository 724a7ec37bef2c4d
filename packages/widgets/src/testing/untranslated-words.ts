const spokenAttributes =
  /\s(?:aria-label|aria-valuetext|aria-description|title|alt|placeholder|label)=["']([^"'$]*)/g;

/** Words that stand in `html` and `svg` templates themselves, in texts and in attributes that are read out. */
export function untranslatedWords(source: string): readonly string[] {
  return templates(source).flatMap((template) => {
    const attributes = [...template.matchAll(spokenAttributes)].map(([, value = '']) => value);
    const texts = template
      .replaceAll(/<!--[\s\S]*?-->/g, '')
      .replaceAll(/<[^>]*>/g, '\n')
      .split('\n');
    return [...texts, ...attributes].map((text) => text.trim()).filter((text) => /\p{L}{2}/u.test(text));
  });
}

/** The literal parts of each template, what is in `${…}` left out; templates within templates by themselves. */
function templates(source: string): readonly string[] {
  const found: string[] = [];
  const opening = /\b(?:html|svg)`/g;
  for (let match = opening.exec(source); match !== null; match = opening.exec(source)) {
    found.push(literalParts(source, match.index + match[0].length));
  }
  return found;
}

function literalParts(source: string, from: number): string {
  let text = '';
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '`') return text;
    if (source[at] === '\\') at += 1;
    else if (source.startsWith('${', at)) at = endOfExpression(source, at + 2);
    else text += source[at];
  }
  return text;
}

/** Index of the brace that closes an expression; strings and templates in it are passed over. */
function endOfExpression(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if (character === '}' && depth === 0) return at;
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (character === '`') at = endOfTemplate(source, at + 1);
    else if (character === "'" || character === '"') at = source.indexOf(character, at + 1);
  }
  return source.length;
}

function endOfTemplate(source: string, from: number): number {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '`') return at;
    if (source[at] === '\\') at += 1;
    else if (source.startsWith('${', at)) at = endOfExpression(source, at + 2);
  }
  return source.length;
}

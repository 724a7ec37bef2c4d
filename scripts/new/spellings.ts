/** A name in every spelling that the templates use; they are written for a thing called `thing-name`. */
export function spellings(kebab: string, thing: string): ReadonlyMap<string, string> {
  const forms = (name: string) => {
    const words = name.split('-');
    const pascal = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
    const camel = pascal.slice(0, 1).toLowerCase() + pascal.slice(1);
    return [name, pascal, camel, words.join('_'), words.join('')];
  };
  const named = forms(kebab);
  return new Map(forms(thing).map((form, index) => [form, named[index] ?? '']));
}

/** The text with every spelling put in place. */
export function fill(text: string, names: ReadonlyMap<string, string>): string {
  let filled = text;
  for (const [from, to] of names) filled = filled.replaceAll(from, to);
  return filled;
}

/** Throws where it is no name for a file: lower-case words with dashes between them. */
export function assertName(name: string): string {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return name;
  throw new Error(`${name} is not a name: give lower-case words with dashes between them, like word-count.`);
}

const statement = /^[ \t]*(?:import|from)[ \t]+([^\n#;]+)/gm;

/** Names that every script may use without an import (capa `safe_exec`), where they bring another library. */
const preset = ['numpy', 'scipy'];

/** Top-level modules that a script names, as far as its text tells: what to have ready, or to miss. */
export function importedModules(code: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [whole, names = ''] of code.matchAll(statement)) {
    const list = whole.trimStart().startsWith('from') ? [names] : names.split(',');
    for (const name of list) {
      const top = /^[ \t]*([A-Za-z_]\w*)/.exec(name)?.[1];
      if (top !== undefined) found.add(top);
    }
  }
  for (const name of preset) {
    if (new RegExp(String.raw`\b${name}\s*\.`).test(code)) found.add(name);
  }
  if (found.has('symmath')) found.add('sympy');
  return found;
}

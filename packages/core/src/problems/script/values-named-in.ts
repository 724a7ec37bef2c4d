import { importedModules } from '../../sandbox/imported-modules.ts';
import type { Json } from '../../shared/json.ts';

/** Ways of Python to a name that is not written out, and ways of importing that `importedModules` does not read. */
const reachesAny =
  /[^\p{ASCII}]|\b(?:exec|execfile|eval|globals|locals|vars|dir|sys|inspect|context|\w+_frame|f_\w+)\b|\b__(?!future__)\w+__|[;:][ \t]*(?:import|from)\b|\\\s*$/mu;

/** Modules that do not look at the names of who calls them. */
const plainModules: ReadonlySet<string> = new Set(
  `__future__ calc chemcalc chemtools cmath collections copy datetime decimal draganddrop eia fractions functools itertools json math miller
  numpy operator random re scipy statistics string symmath sympy textwrap time`.split(/\s+/),
);

/**
 * Of values that differ from one learner or attempt to the next, those that the code may look at. The others are kept from it: runs that
 * it cannot tell apart are one run to the cache. When in doubt, all of them.
 */
export function valuesNamedIn(
  code: string,
  values: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> {
  if (reachesAny.test(code) || ![...importedModules(code)].every((name) => plainModules.has(name)))
    return values;
  const names = new Set(code.match(/[A-Za-z_]\w*/g));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

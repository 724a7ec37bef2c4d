import { expect, it } from 'vitest';
import { importedModules } from './imported-modules.ts';

it('finds what a script imports, and preset libraries that it uses without', () => {
  const code = [
    'import math, os.path as p',
    'from scipy.constants import c  # light',
    'def f():',
    '    import sympy',
    'x = numpy.sqrt(2)',
    "text = 'import nothing'",
  ].join('\n');
  expect([...importedModules(code)]).toEqual(['math', 'os', 'scipy', 'sympy', 'numpy']);
});

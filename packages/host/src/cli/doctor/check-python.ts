import type { ScriptSandbox } from '@coursewright/core';
import type { PythonChoice } from '../../settings.ts';
import type { Diagnosis } from './diagnosis.ts';

const advice =
  'Debian: apt-get install bubblewrap python3-numpy python3-scipy python3-sympy. Problems that need what is missing are shown and not graded; no attempt is used.';

/** Runs a line of Python as problems would have it run. */
export async function checkPython(choice: PythonChoice, sandbox: ScriptSandbox): Promise<Diagnosis> {
  const name = 'Python';
  if (choice === 'off') {
    return { name, status: 'doubtful', found: 'switched off by COURSEWRIGHT_PYTHON', advice };
  }
  try {
    const outcome = await sandbox.run({
      scope: 'doctor',
      code: 'import sys\nversion = sys.version.split()[0]\nwhere = sys.platform',
      globals: '{}',
      seed: 1,
      libraries: [],
    });
    if (!outcome.ok) return { name, status: 'doubtful', found: outcome.message, advice };
    const { version = '', where = '' } = outcome.texts;
    const found = `${version}, ${where === 'emscripten' ? 'Pyodide in a locked-down Node' : 'under bubblewrap'}`;
    const lacks = [...(await sandbox.lacks())];
    if (lacks.length === 0) return { name, status: 'good', found };
    return { name, status: 'doubtful', found: `${found}, without ${lacks.join(', ')}`, advice };
  } finally {
    await sandbox.close();
  }
}

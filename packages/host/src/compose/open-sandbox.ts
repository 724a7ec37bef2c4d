import { firstUsableSandbox, noSandbox, type ScriptSandbox } from '@coursewright/core';
import { BubblewrapSandbox, bubblewrapIsHere } from '@coursewright/core/bubblewrap';
import { PyodideSandbox } from '@coursewright/core/pyodide';
import type { PythonChoice } from '../settings.ts';

/** What runs authors' Python by the setting; nothing starts before the first script. */
export function openSandbox(choice: PythonChoice = 'auto'): ScriptSandbox {
  if (choice === 'off') return noSandbox();
  if (choice === 'bubblewrap') return new BubblewrapSandbox();
  if (choice === 'pyodide' || !bubblewrapIsHere()) return new PyodideSandbox();
  return firstUsableSandbox(new BubblewrapSandbox(), new PyodideSandbox());
}

import { CoreError } from '@coursewright/core';
import { readSettings, type Settings } from '../../settings.ts';
import type { Diagnosis } from './diagnosis.ts';

export function checkSettings(env: Readonly<Record<string, string | undefined>>): {
  readonly diagnosis: Diagnosis;
  readonly settings?: Settings;
} {
  const name = 'Settings';
  try {
    const settings = readSettings(env);
    const open = !/^(127\.|localhost$|::1$)/.test(settings.host);
    const diagnosis: Diagnosis =
      open && settings.publicUrl === undefined
        ? {
            name,
            status: 'doubtful',
            found: `HOST is ${settings.host}, but COURSEWRIGHT_PUBLIC_URL is not set`,
            advice: 'Set it to the https address that browsers see, or launches and links lead nowhere.',
          }
        : {
            name,
            status: 'good',
            found: `${settings.publicUrl ?? 'this machine only'}, data in ${settings.data}`,
          };
    return { settings, diagnosis };
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return { diagnosis: { name, status: 'bad', found: error.detail, advice: error.hint } };
  }
}

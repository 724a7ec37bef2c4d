import { CoreError } from '@coursewright/core';
import { readConfig, type HostConfig } from '../../config.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Reads the settings as the host does, but makes neither data folder nor secret. */
export function checkSettings(env: Readonly<Record<string, string | undefined>>): {
  readonly diagnosis: Diagnosis;
  readonly config?: HostConfig;
} {
  const name = 'Settings';
  try {
    const standIn = 'in place of a secret, which is looked at by itself';
    const config = readConfig({ ...env, COURSEWRIGHT_SECRET: env['COURSEWRIGHT_SECRET'] || standIn });
    const open = !/^(127\.|localhost$|::1$)/.test(config.host);
    const diagnosis: Diagnosis =
      open && config.publicUrl === undefined
        ? {
            name,
            status: 'doubtful',
            found: `HOST is ${config.host}, but COURSEWRIGHT_PUBLIC_URL is not set`,
            advice: 'Set it to the https address that browsers see, or launches and links lead nowhere.',
          }
        : {
            name,
            status: 'good',
            found: `${config.publicUrl ?? 'this machine only'}, data in ${config.data}`,
          };
    return { config, diagnosis };
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return { diagnosis: { name, status: 'bad', found: error.detail, advice: error.hint } };
  }
}

import type { Secret } from '@coursewright/core';
import { fileSecrets } from './secrets/secret-file.ts';
import { readSettings, type Settings } from './settings.ts';

/** The settings, and the secret that goes with the data folder. */
type Optional =
  | 'keep'
  | 'analytics'
  | 'metricsToken'
  | 'ltiPrivateNetworks'
  | 'python'
  | 'insightsMinimumGroup'
  | 'trackRequests';

/** Without `analytics` the tables do not follow the log; without `trackRequests` requests are no events. */
export interface HostConfig
  extends Omit<Settings, 'secret' | 'oldSecrets' | Optional>, Partial<Pick<Settings, Optional>> {
  /** Signs sessions, tokens and file addresses; at least 32 characters. */
  readonly secret: Secret;
}

/** sysexits.h EX_CONFIG: what the process ends with when a setting is wrong. */
export const CONFIG_EXIT_CODE = 78;

/** Reads the settings; makes the data folder and the secret where they are not there. Throws `not_configured` naming every wrong one. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): HostConfig {
  const settings = readSettings(env);
  return { ...settings, secret: secretOf(settings) };
}

/** The secrets that the settings give, else those of the data folder, made where they are not there. */
export function secretOf({ secret, oldSecrets, data }: Settings): Secret {
  if (secret === undefined) return fileSecrets(data);
  const known = [secret, ...oldSecrets];
  return { current: () => secret, newest: () => secret, known: () => known, refresh: () => undefined };
}

import { CoreError } from '@coursewright/core';
import type { Cli } from '../cli.ts';
import type { Diagnosis } from './diagnosis.ts';

export async function checkPlugins({ plugins }: Pick<Cli, 'plugins'>): Promise<Diagnosis> {
  const name = 'Plugins';
  try {
    const types = (await plugins()).map(({ type }) => type);
    return { name, status: 'good', found: types.length === 0 ? 'none' : types.join(', ') };
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return { name, status: 'bad', found: error.detail, advice: error.hint };
  }
}

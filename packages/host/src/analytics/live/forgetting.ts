import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Records } from '@coursewright/core';
import { emptyWal } from '@coursewright/core/sql';
import type { HostStores } from '../../accounts/host-stores.ts';
import type { FollowLog } from './follow-log.ts';

/** Which retirements the tables and the state in a data folder have followed; a file there says so. */
export function forgetting(
  data: string,
  records: Records<Pick<HostStores, 'retirements'>>,
  refresh: () => void,
  tablesFile: string | undefined,
): Pick<FollowLog, 'toForget' | 'forgotten'> {
  const file = path.join(data, 'analytics', 'forgotten');
  let until = numberIn(file);
  return {
    toForget: async () => {
      const last = await records.read(({ retirements }) => retirements.lastChange(), { snapshot: false });
      if (last === undefined || last <= until) return undefined;
      // Names are in tables beside the log as well.
      refresh();
      return last;
    },
    forgotten: async (last) => {
      if (tablesFile !== undefined) await emptyWal(tablesFile);
      until = last;
      writeFileSync(file, String(last));
    },
  };
}

function numberIn(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

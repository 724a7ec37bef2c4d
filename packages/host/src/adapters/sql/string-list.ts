import { CoreError } from '@coursewright/core';
import type { SqlValue } from '@coursewright/core/sql';
import { text } from '@coursewright/core/sql';
import { z } from 'zod';

const list = z.array(z.string());

/** A list of strings kept as JSON. Throws `corrupt`. */
export function stringList(value: SqlValue | undefined): readonly string[] {
  try {
    return list.parse(JSON.parse(text(value)));
  } catch (error) {
    throw new CoreError('corrupt', 'A stored list of strings cannot be read.', { cause: error });
  }
}

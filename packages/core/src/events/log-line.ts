import { z } from 'zod';
import type { JsonObject } from '../shared/json.ts';
import type { LogLine } from './event-log.port.ts';

const written = z.object({ id: z.string() });

/** What `eventLine` has made, as the log takes it. */
export function logLine(line: JsonObject): LogLine {
  return { id: written.parse(line).id, text: JSON.stringify(line) };
}

import type { Readable } from 'node:stream';
import type { JsonObject } from '@coursewright/core/shared';
import { logLines, type LogLine } from '../lint/log-lines.ts';
import { parseLogLine } from '../lint/parse-log-line.ts';
import type { ProjectionCounts } from './projection-counts.ts';
import { readTrackingEvent } from './read-tracking-event.ts';
import type { RefusedEvent } from './refused-event.ts';
import { textAt, type TrackingEvent } from './tracking-event.ts';

/** Statements of an event, or why there is none. */
export type Project = (event: TrackingEvent) => readonly JsonObject[] | RefusedEvent;

/** A log file as JSON lines of statements, some at a time, each with its line's end. What gives none is counted with its place. */
export async function* projectLog(
  file: string,
  bytes: Readable,
  project: Project,
  counts: ProjectionCounts,
): AsyncGenerator<string> {
  let last = 0;
  try {
    for await (const lines of logLines(bytes)) {
      let text = '';
      for (const line of lines) {
        last = line.number;
        text += statementsOf(file, line, project, counts);
      }
      if (text !== '') yield text;
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    counts.skip({
      reason: 'unreadable',
      name: '',
      why: `The file cannot be read on: ${why}.`,
      file,
      line: last,
    });
  }
}

function statementsOf(
  file: string,
  { number: line, bytes }: LogLine,
  project: Project,
  counts: ProjectionCounts,
): string {
  if (bytes === undefined) {
    const why = 'The line is longer than 32 MiB.';
    counts.skip({ reason: 'broken_line', name: '', why, file, line });
    return '';
  }
  if (bytes.length < 64 && bytes.toString('latin1').trim() === '') return '';
  counts.lines += 1;
  const { json, faults } = parseLogLine(bytes);
  if (json === undefined) {
    const why = faults.at(-1)?.message ?? 'The line cannot be read.';
    counts.skip({ reason: 'broken_line', name: '', why, file, line });
    return '';
  }
  const event = readTrackingEvent(json);
  const made = project(event);
  if ('refused' in made) {
    const name = (textAt(event, 'name') ?? '').slice(0, 255);
    counts.skip({ reason: made.refused, name, why: made.why, file, line });
    return '';
  }
  counts.statements += made.length;
  return made.map((statement) => `${JSON.stringify(statement)}\n`).join('');
}

import { parseLogEvent } from '../../log/parse-log-event.ts';
import { openCountryTable } from '../../countries/open-country-table.ts';
import { allTasks } from '../../tasks/all-tasks.ts';
import type { FoldContext } from '../../tasks/define-task.ts';
import { chooseTasks, planTasks } from '../../tasks/plan-tasks.ts';
import { jobVariable, readJobSettings, type JobSettings } from './job-settings.ts';
import { isWithin } from './is-within.ts';
import { mapEvent, mapRow } from './map-lines.ts';
import { readLinesSync } from './read-lines-sync.ts';
import { combineLines, printedLines, reduceLines } from './reduce-lines.ts';
import { LineWriter } from './write-lines-sync.ts';

// The mapper, combiner and reducer of Hadoop Streaming: lines in, lines out. `node FILE map|combine|reduce`.

const input = 0;
const output = new LineWriter(1);

function map(settings: JobSettings): void {
  const level = planTasks(chooseTasks(allTasks, settings.tasks))[settings.level] ?? [];
  const write = (line: string): void => output.write(line);
  // Hadoop puts settings into the environment with underscores for dots.
  const isRows = isWithin(process.env['mapreduce_map_input_file'] ?? '', settings.rowsFolder);
  let broken = 0;
  for (const line of readLinesSync(input)) {
    if (isRows) mapRow(level, line, write);
    else if (line !== '') {
      const event = parseLogEvent(line);
      if (event === undefined) broken += 1;
      else mapEvent(level, settings.range, event, write);
    }
  }
  if (broken > 0) process.stderr.write(`reporter:counter:coursewright,broken-lines,${broken}\n`);
}

function reduce(settings: JobSettings): void {
  const levels = planTasks(chooseTasks(allTasks, settings.tasks));
  const { range, videoDropoff, weeks, countries } = settings;
  const table = countries === undefined ? undefined : openCountryTable(countries);
  const context: FoldContext = { range, videoDropoff, weeks, countryOf: (ip) => table?.countryOf(ip) };
  for (const line of reduceLines(levels, readLinesSync(input), context)) output.write(line);
}

const settings = readJobSettings(process.env[jobVariable] ?? '');
const [part = ''] = process.argv.slice(2);
if (part === 'map') map(settings);
else if (part === 'combine') {
  for (const line of printedLines(combineLines(readLinesSync(input)))) output.write(line);
} else reduce(settings);
output.flush();

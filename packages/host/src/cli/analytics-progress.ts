import type { AnalyticsProgress, AnalyticsReport } from '@coursewright/analytics';
import type { Cli } from './cli.ts';
import { counted } from './counted.ts';
import { writeLine } from './write-line.ts';

const megabyte = 1024 * 1024;

/** Tells on a terminal how far a run is, at what rate, and how long it still takes; nothing where nobody watches. */
export function analyticsProgress(errors: Cli['errors']): (progress: AnalyticsProgress) => void {
  if (errors.isTTY !== true) return () => undefined;
  return (progress) => errors.write(`\r\u001B[2K${progressText(progress)}`);
}

export function progressText(progress: AnalyticsProgress): string {
  if (progress.stage === 'publishing') return 'Publishing …';
  if (progress.stage === 'counting') return `Counting ${progress.done} of ${progress.of}`;
  const { files, bytes, rate, secondsLeft } = progress;
  const megabytes = `${Math.round(bytes.done / megabyte)} of ${Math.round(bytes.of / megabyte)} MB`;
  const left = secondsLeft === undefined ? '' : `, ${Math.ceil(secondsLeft)} s left`;
  return `Reading file ${files.done} of ${files.of}: ${megabytes}, ${Math.round(rate).toLocaleString('en')} events/s${left}`;
}

/** What was read, and what could not be, with its place. */
export async function tellReport({ errors }: Cli, report: AnalyticsReport): Promise<void> {
  if (errors.isTTY === true) errors.write('\r\u001B[2K');
  for (const { file, why } of report.corrupt)
    await writeLine(errors, `${file}: ${why}; what stands before it counts.`);
  for (const { file, line, why, text } of report.brokenLines)
    await writeLine(errors, `${file}:${line} ${why} ${JSON.stringify(text)}`);
  const unlisted = report.broken - report.brokenLines.length;
  if (unlisted > 0) await writeLine(errors, `${counted(unlisted, 'more broken line')}.`);
  const known = report.read < report.files ? `, ${report.files - report.read} of them known from before` : '';
  const broken = report.broken === 0 ? '' : `, ${counted(report.broken, 'broken line')}`;
  await writeLine(
    errors,
    `${counted(report.events, 'event')} in ${counted(report.files, 'file')}${known}${broken}.`,
  );
}

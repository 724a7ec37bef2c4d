import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CoreError } from '@coursewright/core';
import { writeTableFile, type FoldContext, type SideTables, type Task } from '@coursewright/analytics';
import { runHadoop } from '@coursewright/analytics/hadoop';
import type { AnalyticsSettings } from '../analytics/analytics-settings.ts';
import type { Cli } from './cli.ts';
import { inScratchFolder } from './in-scratch-folder.ts';

export interface HadoopRequest {
  readonly input: string;
  readonly output: string;
  readonly work: string | undefined;
  readonly tasks: readonly Task[];
  readonly settings: Omit<FoldContext, 'countryOf'> & { readonly countries?: string };
  readonly sideTables: SideTables;
  readonly hadoop: AnalyticsSettings['hadoop'];
}

/** Runs tasks by Hadoop Streaming and writes their tables into files. Throws `not_configured` where there is no Hadoop. */
export async function runOnHadoop(request: HadoopRequest, { errors }: Pick<Cli, 'errors'>): Promise<void> {
  const { hadoop, tasks, output, settings } = request;
  const { classpath } = hadoop;
  if (classpath === undefined) {
    throw new CoreError(
      'not_configured',
      'Hadoop’s class path is not set: COURSEWRIGHT_HADOOP_CLASSPATH, what hadoop classpath prints and the Streaming jar.',
    );
  }
  const isLocal = hadoop.settings['mapreduce.framework.name'] === 'local';
  if (!isLocal && request.work === undefined) {
    throw new CoreError(
      'bad_input',
      '--work is missing: a folder that all machines of the cluster reach, as hdfs:///tmp/run-1.',
    );
  }
  await inScratchFolder(undefined, async (scratch) => {
    const tables = await runHadoop({
      tools: {
        classpath,
        // In this process' own Node where Hadoop runs on this machine.
        node: isLocal ? process.execPath : hadoop.node,
        settings: isLocal
          ? { 'hadoop.tmp.dir': path.join(scratch, 'hadoop'), ...hadoop.settings }
          : hadoop.settings,
      },
      tasks,
      input: [hadoopAddress(request.input)],
      work:
        request.work === undefined
          ? pathToFileURL(path.join(scratch, 'work')).href
          : hadoopAddress(request.work),
      sideTables: request.sideTables,
      ...settings,
      onJob: (job, jobs) => errors.isTTY === true && errors.write(`\r\u001B[2KHadoop job ${job} of ${jobs}`),
    });
    try {
      for (const { table } of tasks) {
        if (table.kind !== 'internal') await writeTableFile(output, table, tables.rows(table.name));
      }
    } finally {
      await tables.close();
      if (errors.isTTY === true) errors.write('\r\u001B[2K');
    }
  });
}

/** An address as it is, `s3:` as Hadoop says it; the path of a folder of this machine as `file:`. */
export function hadoopAddress(input: string): string {
  if (!/^[a-z][a-z\d]+:\/\//i.test(input)) return pathToFileURL(path.resolve(input)).href;
  return input.replace(/^s3:/i, 's3a:');
}

import { spawn } from 'node:child_process';
import { CoreError } from '@coursewright/core';

/** How Hadoop is started: a Java with the client's and Streaming's jars. */
export interface HadoopTools {
  /** Default `java`. */
  readonly java?: string;
  /** `lib/*`, or what `hadoop classpath` prints, with the Streaming jar; a configuration folder in front where there is one. */
  readonly classpath: string;
  /** `-D` settings of every job: `mapreduce.framework.name=local`, `fs.defaultFS=…`. */
  readonly settings?: readonly string[];
  /** The Node that mappers run; on a cluster one that each machine has. Default `node`. */
  readonly node?: string;
}

const opens = [
  '--add-opens',
  'java.base/java.lang=ALL-UNNAMED',
  '--add-opens',
  'java.base/java.util=ALL-UNNAMED',
];
const kept = 8000;

/** Runs one of Hadoop's programs. Gives what it printed. Throws `unavailable` with its last words. */
export async function runHadoopProgram(
  { java = 'java', classpath }: HadoopTools,
  main: string,
  args: readonly string[],
): Promise<string> {
  const child = spawn(java, [...opens, '-Xmx1g', '-cp', classpath, main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  let said = '';
  child.stdout.on('data', (data: Buffer) => printed.push(data));
  child.stderr.on('data', (data: Buffer) => (said = (said + data.toString()).slice(-kept)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  }).catch((cause: unknown) => {
    throw new CoreError('unavailable', `Hadoop cannot be started: ${java} does not run.`, { cause });
  });
  if (code !== 0) throw new CoreError('unavailable', `Hadoop's ${main} ended with ${code}: ${said.trim()}`);
  return Buffer.concat(printed).toString();
}

const shell = 'org.apache.hadoop.fs.FsShell';

/** Its `hadoop fs`, for local folders, HDFS and S3A alike. */
export function hadoopFiles(tools: HadoopTools, ...args: readonly string[]): Promise<string> {
  const settings = (tools.settings ?? []).flatMap((setting) => ['-D', setting]);
  return runHadoopProgram(tools, shell, [...settings, ...args]);
}

import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CoreError } from '@coursewright/core/shared';

/** How Hadoop is started: a Java with the client's and Streaming's jars. */
export interface HadoopTools {
  /** Default `java`. */
  readonly java?: string;
  /** `lib/*`, or what `hadoop classpath` prints, with the Streaming jar behind it. */
  readonly classpath: string;
  /**
   * Settings by their names. With `mapreduce.framework.name` local they are all there are; else they are added to those of the
   * configuration folder on the class path, for jobs alone.
   */
  readonly settings?: Readonly<Record<string, string>>;
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

/** Do jobs run in Hadoop's own process, on this machine? */
export function isLocal({ settings }: HadoopTools): boolean {
  return settings?.['mapreduce.framework.name'] === 'local';
}

/** The same tools, in local mode with their settings in a configuration folder: FsShell takes none without one. */
export function configuredTools(tools: HadoopTools, folder: string): HadoopTools {
  if (!isLocal(tools)) return tools;
  const { settings = {} } = tools;
  mkdirSync(folder, { recursive: true });
  const properties = Object.entries(settings).map(
    ([name, value]) => `<property><name>${xmlText(name)}</name><value>${xmlText(value)}</value></property>`,
  );
  const text = `<?xml version="1.0"?>\n<configuration>\n${properties.join('\n')}\n</configuration>\n`;
  for (const part of ['core', 'hdfs', 'yarn', 'mapred'])
    writeFileSync(path.join(folder, `${part}-site.xml`), text);
  return { ...tools, classpath: `${folder}${path.delimiter}${tools.classpath}` };
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

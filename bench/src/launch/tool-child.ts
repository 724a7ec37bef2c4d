import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { BenchPlatform, ToolAddresses, ToolAnswer, ToolRequest } from './tool-process.ts';

/** A tool under measurement in a process of its own. */
export interface ToolChild {
  readonly addresses: ToolAddresses;
  readonly ask: (request: ToolRequest) => Promise<ToolAnswer>;
  stop(): void;
}

/** `folder` is where the tool puts its files. */
export async function startTool(
  file: string,
  platform: BenchPlatform,
  folder: string,
  execArgv: readonly string[] = [],
): Promise<ToolChild> {
  const child = fork(new URL(file, import.meta.url), {
    execArgv: ['--conditions=@coursewright/source', ...execArgv],
    env: { ...process.env, TMPDIR: folder },
    // What libraries say is no figure.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ask = async (request: ToolRequest): Promise<ToolAnswer> => {
    const settled = new AbortController();
    const { signal } = settled;
    const answered = once(child, 'message', { signal });
    const ended = once(child, 'exit', { signal }).then(() => Promise.reject(new Error(`${file} ended`)));
    child.send(request);
    try {
      const [answer] = (await Promise.race([answered, ended])) as [ToolAnswer];
      return answer;
    } finally {
      // Takes the listener of the one that did not come off the child.
      settled.abort();
      await Promise.allSettled([answered, ended]);
    }
  };
  const answer = await ask({ start: platform });
  if (!('addresses' in answer)) throw new Error(`${file} did not start`);
  return { addresses: answer.addresses, ask, stop: () => void child.kill() };
}

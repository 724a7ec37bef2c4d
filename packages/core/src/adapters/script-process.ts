import { spawn } from 'node:child_process';
import { z } from 'zod';
import { CoreError } from '../shared/core-error.ts';
import type { ScriptFault, ScriptLimits, ScriptOutcome } from '../sandbox/script-sandbox.port.ts';

/** A process that runs one script at a time: a line of JSON in, a line of JSON out. */
export interface ScriptProcess {
  /** Top-level modules that it said are not there. */
  readonly lacks: readonly string[];
  /** False once it has ended, or did something that nobody asked for. */
  readonly usable: boolean;
  run(request: ScriptRequest, limits: ScriptLimits): Promise<ScriptOutcome>;
  end(): void;
}

export interface ScriptRequest {
  readonly code: string;
  readonly globals: string;
  readonly seed: number;
  /** Zip files, base64. */
  readonly libraries: readonly string[];
  /** Modules that the script asks for by name. */
  readonly modules: readonly string[];
}

export interface ScriptProgram {
  readonly command: string;
  readonly args: readonly string[];
  /** Of the user to run as, where this process may choose. */
  readonly uid?: number;
  readonly gid?: number;
  /** How long it may take to say that it is ready. */
  readonly readySeconds: number;
  /** What it is given beyond a run's own time before it is ended. */
  readonly graceSeconds: number;
}

const hello = z.object({ ready: z.literal(true), lacks: z.array(z.string()) });

/** `last`: it will take no further request. */
const numbered = { id: z.number(), last: z.boolean().exactOptional() };

const outcome = z.union([
  z.object({
    ...numbered,
    ok: z.literal(true),
    globals: z.string(),
    texts: z.record(z.string(), z.string()),
  }),
  z.object({
    ...numbered,
    ok: z.literal(false),
    fault: z.enum(['exception', 'time', 'memory', 'output', 'missing_module', 'crashed']),
    type: z.string().exactOptional(),
    message: z.string(),
    traceback: z.string().exactOptional(),
    module: z.string().exactOptional(),
  }),
]);

/** Beyond this a line is no outcome: the process is ended. */
const longestLine = 8 * 1024 * 1024;

/** Starts it and waits until it is ready. Throws `not_configured` with what it said where it does not start. */
export async function startScriptProcess(program: ScriptProgram): Promise<ScriptProcess> {
  const child = spawn(program.command, program.args, {
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(program.uid !== undefined && { uid: program.uid }),
    ...(program.gid !== undefined && { gid: program.gid }),
  });
  let said = '';
  let usable = true;
  let waiting: ((line: string | ScriptFault) => void) | undefined;
  const answer = (line: string | ScriptFault): void => {
    const take = waiting;
    waiting = undefined;
    take?.(line);
  };
  const end = (fault: ScriptFault): void => {
    usable = false;
    child.kill('SIGKILL');
    answer(fault);
  };

  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-50_000);
  });
  child.on('error', (error) => {
    said += error.message;
    end(fault('unavailable', 'The interpreter cannot be started.'));
  });
  child.on('close', () => end(fault('crashed', 'The script ended its interpreter.')));
  // What cannot be written to a process that has ended is told by its end.
  child.stdin.on('error', () => {});
  readLines(child.stdout, (line) => {
    if (line === undefined) end(fault('output', 'The script wrote more than it may.'));
    else if (waiting === undefined) end(fault('crashed', 'The interpreter spoke unasked.'));
    else answer(line);
  });

  const nextLine = (seconds: number, late: ScriptFault): Promise<string | ScriptFault> =>
    new Promise((resolve) => {
      if (!usable) return resolve(fault('crashed', 'The interpreter has ended.'));
      const timer = setTimeout(() => end(late), seconds * 1000);
      waiting = (line) => {
        clearTimeout(timer);
        resolve(line);
      };
    });

  const first = await nextLine(program.readySeconds, fault('time', 'The interpreter did not start in time.'));
  const ready = typeof first === 'string' ? hello.safeParse(jsonOf(first)).data : undefined;
  if (ready === undefined) {
    end(fault('unavailable', 'It did not start.'));
    throw new CoreError('not_configured', `Python does not start: ${whatWasWrong(said)}`);
  }

  let runs = 0;
  return {
    lacks: ready.lacks,
    get usable() {
      return usable;
    },
    run: async (request, limits) => {
      const id = ++runs;
      const line = nextLine(
        limits.wallSeconds + program.graceSeconds,
        fault('time', 'The script took too long.'),
      );
      child.stdin.write(`${JSON.stringify({ id, ...request, limits })}\n`);
      const text = await line;
      if (typeof text !== 'string') return text;
      const read = outcome.safeParse(jsonOf(text)).data;
      if (read?.id === id) {
        if (read.last === true) end(fault('crashed', 'The interpreter has ended.'));
        return asOutcome(read);
      }
      end(fault('crashed', 'The script spoiled its interpreter.'));
      return fault('crashed', 'The script spoiled its interpreter.');
    },
    end: () => end(fault('unavailable', 'Python was stopped.')),
  };
}

export function fault(kind: ScriptFault['fault'], message: string): ScriptFault {
  return { ok: false, fault: kind, message };
}

/** The line that names an error, of all that a failed program wrote. */
function whatWasWrong(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '' && line.length < 300);
  return lines.find((line) => /error|denied|not /i.test(line))?.trim() ?? lines.at(-1) ?? 'it said nothing';
}

function asOutcome({ id: _id, last: _last, ...rest }: z.infer<typeof outcome>): ScriptOutcome {
  return rest;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Calls back with each line, with undefined once where one is too long. */
function readLines(source: NodeJS.ReadableStream, take: (line: string | undefined) => void): void {
  let rest = '';
  source.setEncoding('utf8');
  source.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
    if (rest.length > longestLine) {
      rest = '';
      take(undefined);
    }
  });
}

/** What a tool under measurement must know of the platform that launches it. */
export interface BenchPlatform {
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentId: string;
  readonly authenticationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly jwksUrl: string;
}

/** The course that a launch names. */
export const benchCourse = 'course-v1:Bench+L+1';

/** To a tool's process: start, then any number of readings. */
export type ToolRequest = { readonly start: BenchPlatform } | 'cpu' | { readonly count: string };

/** Where a tool takes logins and launches. */
export interface ToolAddresses {
  readonly login: string;
  readonly launch: string;
}

/** From it: where it listens, its CPU time in milliseconds since its start, what it counted. */
export type ToolAnswer =
  | { readonly addresses: ToolAddresses }
  | { readonly cpuMs: number }
  | { readonly counted: Readonly<Record<string, number>> };

/** A tool that runs; `counts` are what it can tell by name. */
export interface RunningTool extends ToolAddresses {
  readonly counts?: Readonly<Record<string, () => Promise<Record<string, number>>>>;
}

/** Makes this process a tool under measurement: `serve` starts it, its CPU time is told on request. */
export function reportCpu(serve: (platform: BenchPlatform) => Promise<RunningTool>): void {
  let running: RunningTool | undefined;
  const answer = (message: ToolAnswer): void => void process.send?.(message);
  const obey = async (request: ToolRequest): Promise<ToolAnswer> => {
    if (request === 'cpu') {
      const { user, system } = process.cpuUsage();
      return { cpuMs: (user + system) / 1000 };
    }
    if ('count' in request) return { counted: (await running?.counts?.[request.count]?.()) ?? {} };
    running = await serve(request.start);
    return { addresses: { login: running.login, launch: running.launch } };
  };
  process.on('message', (request: ToolRequest) => {
    obey(request).then(answer, (error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  });
}

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
export type ToolRequest = { readonly start: BenchPlatform } | 'cpu';

/** From it: where it listens, and its CPU time in milliseconds since its start. */
export type ToolAnswer = { readonly url: string } | { readonly cpuMs: number };

/** Makes this process a tool under measurement: `serve` starts it, its CPU time is told on request. */
export function reportCpu(serve: (platform: BenchPlatform) => Promise<{ url: string }>): void {
  const answer = (message: ToolAnswer): void => void process.send?.(message);
  process.on('message', (request: ToolRequest) => {
    if (request === 'cpu') {
      const { user, system } = process.cpuUsage();
      answer({ cpuMs: (user + system) / 1000 });
      return;
    }
    serve(request.start).then(answer, (error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  });
}

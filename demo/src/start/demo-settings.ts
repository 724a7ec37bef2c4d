import { parseArgs } from 'node:util';
import { CoreError } from '@coursewright/core';
import { readConfig, type HostConfig } from '@coursewright/host';
import { z } from 'zod';

export interface DemoSettings {
  readonly host: HostConfig;
  readonly lmsPort: number;
  readonly sitePort: number;
  /** Archives and folders with further courses. */
  readonly courses: readonly string[];
  /** Files that describe further tools for the demo LMS. */
  readonly tools: readonly string[];
}

export const usage = `npm start -- [--course FILE-OR-FOLDER]… [--tool FILE.json]…

  --course   imports an OLX course and puts it on the demo LMS's content page
  --tool     registers a tool at the demo LMS: {"name","login_url","launch_url","jwks_url","deep_link_url"?,"redirect_uris"?}

PORT (4000), DEMO_LMS_PORT (4001), DEMO_SITE_PORT (4002), COURSEWRIGHT_DATA (./data) and COURSEWRIGHT_PUBLIC_URL set
where everything is; 0 takes any free port.`;

const port = (fallback: number) =>
  z.coerce.number('must be a number').int().min(0).max(65_535).default(fallback);
const environment = z.object({ DEMO_LMS_PORT: port(4001), DEMO_SITE_PORT: port(4002) });

/** Throws `not_configured` naming what is wrong in the environment, `bad_input` for arguments that are none of ours. */
export function readDemoSettings(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): DemoSettings {
  const { courses, tools } = readArguments(args);
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const ports = environment.safeParse(given);
  if (!ports.success) {
    const wrong = ports.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new CoreError('not_configured', wrong.join('; '), { data: { settings: wrong } });
  }
  return {
    // Whoever tries it looks at pages, not at a line for each request.
    host: readConfig({ LOG_LEVEL: 'warn', ...given }),
    lmsPort: ports.data.DEMO_LMS_PORT,
    sitePort: ports.data.DEMO_SITE_PORT,
    courses,
    tools,
  };
}

function readArguments(args: readonly string[]): Pick<DemoSettings, 'courses' | 'tools'> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        course: { type: 'string', multiple: true, default: [] },
        tool: { type: 'string', multiple: true, default: [] },
      },
    });
    return { courses: values.course, tools: values.tool };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'The arguments cannot be read.';
    throw new CoreError('bad_input', `${reason}\n\n${usage}`, { cause: error });
  }
}

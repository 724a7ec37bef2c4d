import { CoreError } from '@coursewright/core';
import { CONFIG_EXIT_CODE } from '@coursewright/host';
import { readDemoSettings } from './start/demo-settings.ts';
import { streamReport } from './start/report.ts';
import { startDemo } from './start/start-demo.ts';
import { summary } from './start/summary.ts';

try {
  const settings = readDemoSettings(process.env, process.argv.slice(2));
  const demo = await startDemo(settings, streamReport(process.stderr));
  let stopping = false;
  const stop = (): void => {
    // The second time is meant: whoever waits no longer wants it to end in order.
    if (stopping) process.exit(1);
    stopping = true;
    demo.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(summary(demo, performance.now() / 1000));
} catch (error) {
  if (!(error instanceof CoreError)) throw error;
  console.error(`${error.title}: ${error.detail}`);
  console.error(error.hint);
  process.exit(error.code === 'not_configured' ? CONFIG_EXIT_CODE : 1);
}

import { obey, startBenchHost } from '../answers/start-bench-host.ts';

/** A host whose tables follow no log of its own: `host-process.ts FOLDER` says its address. */
const host = await startBenchHost({ COURSEWRIGHT_ANALYTICS: 'off' });
obey(host, host.url);

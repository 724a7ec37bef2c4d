import { availableParallelism } from 'node:os';
import type { Figure } from './figure.ts';

/** `npm run bench -- NAME…`: runs the named benchmarks, or all, and prints a JSON line a figure. */
const benches: Readonly<Record<string, () => Promise<Figure[]>>> = {
  analytics: async () => (await import('./analytics/analytics.bench.ts')).benchAnalytics(),
  'analytics-api': async () => (await import('./analytics-api/analytics-api.bench.ts')).benchAnalyticsApi(),
  'analytics-engines': async () =>
    (await import('./analytics/analytics-engines.bench.ts')).benchAnalyticsEngines(),
  'analytics-live': async () =>
    (await import('./analytics-api/analytics-live.bench.ts')).benchAnalyticsLive(),
  'analytics-peers': async () => (await import('./analytics/analytics-peers.bench.ts')).benchAnalyticsPeers(),
  'analytics-statements': async () =>
    (await import('./analytics-statements/statements.bench.ts')).benchStatements(),
  answers: async () => (await import('./answers/answers.bench.ts')).benchAnswers(),
  events: async () => (await import('./events/emit-events.bench.ts')).benchEmitEvents(),
  grading: async () => (await import('./grading/grading.bench.ts')).benchGrading(),
  launch: async () => (await import('./launch/launch.bench.ts')).benchLaunch(),
  olx: async () => (await import('./olx/olx.bench.ts')).benchOlx(),
  python: async () => (await import('./python/python.bench.ts')).benchPython(),
  'python-answers': async () => (await import('./python/python-answers.bench.ts')).benchPythonAnswers(),
  services: async () => (await import('./services/services.bench.ts')).benchServices(),
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(
    `No benchmark is named ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`,
  );
  process.exit(2);
}
for (const [name, bench] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue;
  for (const figure of await bench()) {
    console.log(
      JSON.stringify({
        ...figure,
        value: Number(figure.value.toPrecision(4)),
        cores: availableParallelism(),
        node: process.versions.node,
      }),
    );
  }
}

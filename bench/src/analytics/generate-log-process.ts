import { generateLog } from './generate-log.ts';

/** `generate-log-process.ts FOLDER EVENTS [SEED] [--ids]`: for a look at what the benchmark reads. */
const [folder, events, seed = '101'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
if (folder === undefined || events === undefined) {
  console.error('usage: generate-log-process.ts FOLDER EVENTS [SEED] [--ids]');
  process.exit(2);
}
const ids = process.argv.includes('--ids');
for (const file of await generateLog({ folder, events: Number(events), seed: Number(seed), ids })) {
  console.log(file);
}

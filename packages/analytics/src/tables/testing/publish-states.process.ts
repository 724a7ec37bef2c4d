import { parseTarget } from './parse-target.ts';
import { openAnalyticsTables } from '../sql/analytics-tables.ts';
import { everyState, stateTables } from './table-states.ts';

/** A process of its own: publishes one state after another until it is killed, and says on its output when it begins and ends. */
const [given = '', first = '0'] = process.argv.slice(2);
const { store } = await openAnalyticsTables(parseTarget(given), stateTables);
for (let number = Number(first); ; number += 1) {
  process.stdout.write(`begin ${number}\n`);
  await store.publish(everyState(number), Date.now() * 1000);
  process.stdout.write(`end ${number}\n`);
}

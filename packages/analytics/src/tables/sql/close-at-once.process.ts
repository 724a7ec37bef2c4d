import { openAnalyticsTables } from './analytics-tables.ts';
import { publishedTables } from '../published-tables.ts';

/** A process of its own: closes tables while a thread that is to read them says that it is ready, and has nothing else to do. */
const tables = await openAnalyticsTables({ file: process.argv[2] ?? '' }, publishedTables);
await tables.reader.read(async () => undefined);
// Meanwhile the thread starts; what it says is heard when this one waits again.
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);
await tables.close();
console.log('closed');

// `npm run reset`: deletes the data folder (COURSEWRIGHT_DATA, default ./data), after making sure that it is one.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './own-node.js';

const data = path.resolve(root, process.env.COURSEWRIGHT_DATA ?? 'data');
if (!existsSync(data)) {
  console.log(`There is no data folder at ${data}; nothing to do.`);
} else if (readdirSync(data).length > 0 && !existsSync(path.join(data, 'coursewright.sqlite'))) {
  console.error(
    `${data} has no coursewright.sqlite in it, so it does not look like a data folder. Nothing was deleted.`,
  );
  process.exit(1);
} else {
  rmSync(data, { recursive: true });
  console.log(`Deleted ${data}. The next npm start makes it anew.`);
}

import { allTasks } from '@coursewright/analytics';
import { defineCommand } from './define-command.ts';
import { writeLine } from './write-line.ts';

export const analyticsTasks = defineCommand({
  name: 'analytics tasks',
  summary: 'Lists the analytics tasks: what each counts, and its table',
  options: {
    json: {
      type: 'boolean',
      help: 'A JSON list: {"name","table","kind","counts","columns":[{"name","type"}],"reads":[…]}.',
    },
  },
  run: async ({ options }, { output }) => {
    if (options.json === true) {
      await writeLine(output, JSON.stringify(allTasks.map(described), null, 2));
      return;
    }
    const width = Math.max(...allTasks.map(({ name }) => name.length));
    for (const { name, table, counts } of allTasks) {
      const kind = table.kind === 'published' ? '' : ` (${table.kind})`;
      await writeLine(output, `${name.padEnd(width)}  ${table.name}${kind}`);
      await writeLine(output, `${' '.repeat(width)}  ${counts}`);
    }
  },
});

function described({ name, table, counts, of }: (typeof allTasks)[number]) {
  return {
    name,
    table: table.name,
    kind: table.kind,
    counts,
    columns: table.columns.map(({ name: column, type }) => ({ name: column, type })),
    reads: of.map((input) => (input.from === 'events' ? 'events' : input.table.name)),
  };
}

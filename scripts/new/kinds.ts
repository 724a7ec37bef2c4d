import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assertName, spellings } from './spellings.ts';
import type { Registration } from './registrations.ts';

/** What `npm run new` can make: the folder of its templates, its spellings, and where it is entered. */
export interface Making {
  readonly templates: string;
  readonly names: ReadonlyMap<string, string>;
  readonly registrations: readonly Registration[];
}

const core = 'packages/core/src';

/** Each kind by its name on the command line; the names in registrations are filled in like the templates. */
export const kinds: Readonly<
  Record<string, { readonly takes: string; make(name: string, root: string): Making }>
> = {
  block: { takes: 'NAME', make: (name) => named('block', name, blockRegistrations) },
  response: {
    takes: 'NAME',
    make: (name) => named('response', name.replace(/-?response$/, ''), responseRegistrations),
  },
  task: { takes: 'NAME', make: (name) => named('task', name, taskRegistrations) },
  port: { takes: 'DOMAIN/NAME', make: newPort },
  adapter: { takes: 'TECHNOLOGY/NAME', make: newAdapter },
};

const blockRegistrations: readonly Registration[] = [
  {
    file: `${core}/blocks/block-registry.ts`,
    import: `import { thingNameBlock } from './thing-name/thing-name.block.ts';`,
  },
  {
    file: `${core}/blocks/block-registry.ts`,
    open: 'const builtIn: readonly BlockDefinition[] = [',
    member: 'thingNameBlock,',
  },
  {
    file: `${core}/blocks/field-tables.ts`,
    import: `import { thingNameFields } from './thing-name/thing-name.fields.ts';`,
  },
  {
    file: `${core}/blocks/field-tables.ts`,
    open: 'new Map<string, FieldTable>([',
    member: `['thing_name', thingNameFields],`,
  },
  {
    file: `${core}/index.ts`,
    after: `from './blocks/html/html-view.ts';`,
    line: `export type { ThingNameView } from './blocks/thing-name/thing-name-view.ts';`,
  },
  {
    file: 'packages/widgets/src/define.ts',
    import: `import { CwThingName } from './components/thing-name/thing-name.ts';`,
  },
  {
    file: 'packages/widgets/src/define.ts',
    after: 'defineElement(',
    line: `defineElement('cw-thing-name', CwThingName);`,
  },
  {
    file: 'packages/widgets/src/define.ts',
    after: 'defineBlockView(',
    line: `defineBlockView('thing_name', 'cw-thing-name');`,
  },
];

const responseRegistrations: readonly Registration[] = [
  {
    file: `${core}/problems/responses/response-list.ts`,
    import: `import { thingNameResponse } from './thing-name.response.ts';`,
  },
  {
    file: `${core}/problems/responses/response-list.ts`,
    open: 'responseDefinitions: readonly ResponseDefinition[] = [',
    member: 'thingNameResponse,',
  },
];

const taskRegistrations: readonly Registration[] = [
  {
    file: 'packages/analytics/src/tasks/all-tasks.ts',
    import: `import { thingNameTask } from './thing-name.ts';`,
  },
  {
    file: 'packages/analytics/src/tasks/all-tasks.ts',
    open: 'allTasks: readonly Task[] = [',
    member: 'thingNameTask,',
  },
];

const portRegistrations: readonly Registration[] = [
  {
    file: `${core}/records/core-stores.ts`,
    import: `import type { ThingNameStore } from '../thing-domain/thing-name-store.port.ts';`,
  },
  {
    file: `${core}/records/core-stores.ts`,
    open: 'interface CoreStores {',
    member: 'readonly thingNames: ThingNameStore;',
  },
  {
    file: `${core}/adapters/sql/core-module.ts`,
    import: `import { sqlThingNameStore, thingNameMigration } from './thing-name-store.sql.ts';`,
  },
  { file: `${core}/adapters/sql/core-module.ts`, open: 'migrations: [', member: 'thingNameMigration,' },
  {
    file: `${core}/adapters/sql/core-module.ts`,
    open: 'stores: (session) => ({',
    member: 'thingNames: sqlThingNameStore(session),',
  },
  {
    file: `${core}/testing.ts`,
    after: 'export ',
    line: `export {\n  thingNameStoreContract,\n  type ThingNameStoreHarness,\n} from './thing-domain/thing-name-store.contract.ts';`,
  },
];

function named(templates: string, name: string, registrations: readonly Registration[]): Making {
  return { templates, names: spellings(assertName(name), 'thing-name'), registrations };
}

/** `DOMAIN/NAME`, the two parts checked; `-store` at the end is added anyway. */
function pair(given: string, takes: string): readonly [string, string] {
  const [first = '', second = '', ...more] = given.split('/');
  if (second === '' || more.length > 0) throw new Error(`Give ${takes}, not ${given}.`);
  return [assertName(first), assertName(second).replace(/-store$/, '')];
}

function newPort(given: string, root: string): Making {
  const [domain, name] = pair(given, 'DOMAIN/NAME');
  const names = new Map([
    ...spellings(name, 'thing-name'),
    ...spellings(domain, 'thing-domain'),
    ['0000', nextMigration(root)],
  ]);
  return { templates: 'port', names, registrations: portRegistrations };
}

function nextMigration(root: string): string {
  const numbers = globSync(`${core}/adapters/sql/*.ts`, { cwd: root }).flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/name: '(\d{4})-/g)].map(([, number]) =>
      Number(number),
    ),
  );
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}

/** Of a port that `npm run new -- port` made: of one with methods of its own, no template can know what they do. */
function newAdapter(given: string, root: string): Making {
  const [technology, name] = pair(given, 'TECHNOLOGY/NAME');
  const [port] = globSync(`${core}/*/${name}-store.port.ts`, { cwd: root });
  if (port === undefined) {
    throw new Error(`There is no port ${name}-store; npm run new -- port DOMAIN/${name} makes one.`);
  }
  const names = spellings(name, 'thing-name');
  const thing = names.get('ThingName') ?? '';
  const method = `put${thing}(thing: ${thing})`;
  if (!readFileSync(path.join(root, port), 'utf8').includes(method)) {
    throw new Error(
      `${port} has methods of its own. Take the nearest file under ${core}/adapters/ as a model, and bind the contract beside the port to yours.`,
    );
  }
  return {
    templates: technology === 'folder' ? 'adapter-folder' : 'adapter-client',
    names: new Map([
      ...names,
      ...spellings(technology, 'thing-technology'),
      ...spellings(path.basename(path.dirname(port)), 'thing-domain'),
    ]),
    registrations: [],
  };
}

import { caliperTypes, xapiVerbs } from '../../packages/analytics/src/index.ts';
import { eventFamilies, type AnyEvent } from '../../packages/core/src/events/event-catalogue.ts';
import { implicitEvents } from '../../packages/core/src/events/implicit-events.ts';
import { z } from 'zod';
import { silentEvents } from './silent-events.ts';
import { markdownTable } from './markdown-table.ts';

const schema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  items: z.unknown().optional(),
  prefixItems: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  $ref: z.string().optional(),
});

export function eventsPage(): string {
  const families = [...eventFamilies].map(([family, events]) => section(family, events));
  return `# Events

The event log is Open edX's tracking log: one JSON object a line, a file an hour under \`DATA/events\`, compressed when the hour
is over. Each line has \`id\` (ours; the same event never has another), \`name\`, \`event_type\`, \`event_source\`, \`time\`,
\`username\`, \`session\`, \`ip\`, \`agent\`, \`host\`, \`referer\`, \`accept_language\`, \`page\`, \`context\` (\`course_id\`, \`org_id\`,
\`user_id\`, \`path\`) and \`event\`, whose members are below; of an event of a page or an app they are JSON text, as in the original.

These are all events that the catalogue has, also those of parts of Open edX that are not here yet: \`coursewright events check\`
knows them in the logs of any site. _From_ is what \`event_source\` may be; _page_ marks what a learner's page may report here.
_xAPI_ is the verb of the statements and _Caliper_ the type of the events that \`coursewright events export\` makes of it.

${families.join('\n\n')}

## not emitted here

${markdownTable(
  ['family or event', 'why'],
  Object.entries(silentEvents).map(([name, why]) => [eventFamilies.has(name) ? name : `\`${name}\``, why]),
)}

## addresses

What Open edX logs of a request by its path: \`event_type\` is the address, \`event\` the request's parameters as JSON text.

${markdownTable(
  ['address', 'happens when'],
  implicitEvents.map(({ name, fires }) => [`\`${name}\``, fires]),
)}
`;
}

function section(family: string, events: readonly AnyEvent[]): string {
  const rows = events
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map((event) => [
      names(event),
      [...(event.sources ?? ['server']), ...(event.browser === true ? ['_page_'] : [])].join(', '),
      event.fires,
      [
        members(jsonSchema(event.data)),
        ...(event.pageData === undefined ? [] : [`of a page: ${members(jsonSchema(event.pageData))}`]),
      ].join('; '),
      told(event, xapiVerbs),
      told(event, caliperTypes),
    ]);
  return `## ${family}

${markdownTable(['name', 'from', 'fires when', 'members of `event`', 'xAPI', 'Caliper'], rows)}`;
}

function jsonSchema(type: z.ZodType): unknown {
  return z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });
}

function names({ name, mobileName, formerly = [] }: AnyEvent): string {
  const others = [
    ...(mobileName === undefined ? [] : [`app: \`${mobileName}\``]),
    ...formerly.map((older) => `older: \`${older}\``),
  ];
  return [`\`${name}\``, ...others].join('<br>');
}

/** Of the event's own name or of one that it had: `video_show_cc_menu` has statements, its newer name has none. */
function told({ name, formerly = [] }: AnyEvent, of: (name: string) => readonly string[]): string {
  const own = of(name);
  if (own.length > 0) return own.join(', ');
  return formerly.flatMap((older) => of(older).map((one) => `${one} (as \`${older}\`)`)).join(', ');
}

/** `mode: string`, a `?` behind the names of members that may be absent. */
function members(given: unknown): string {
  const { properties, required, anyOf, type, $ref } = schema.parse(given);
  if (isAnyJson(anyOf)) return 'any JSON';
  if (anyOf) return [...new Set(anyOf.map(members))].join(' or ');
  if ($ref !== undefined || (type !== undefined && type !== 'object')) return typeName(given);
  return Object.entries(properties ?? {})
    .map(([name, of]) => `\`${name}${required.includes(name) ? '' : '?'}\`: ${typeName(of)}`)
    .join(', ');
}

/** What zod makes of `z.json()`: every type that there is. */
function isAnyJson(anyOf: readonly unknown[] | undefined): boolean {
  const types = new Set(anyOf?.map((one) => schema.parse(one).type));
  return ['string', 'null', 'array', 'object'].every((type) => types.has(type));
}

function typeName(given: unknown): string {
  const { type, enum: values, const: value, items, prefixItems, anyOf } = schema.parse(given);
  if (value !== undefined) return JSON.stringify(value);
  if (values) return values.map((one) => JSON.stringify(one)).join(' or ');
  if (isAnyJson(anyOf)) return 'any JSON';
  if (anyOf) return [...new Set(anyOf.map(typeName))].join(' or ');
  if (prefixItems) return `list of ${prefixItems.map(typeName).join(' and ')}`;
  if (type === 'array') return `list of ${typeName(items ?? {})}`;
  return type === undefined ? 'anything' : [type].flat().join(' or ');
}

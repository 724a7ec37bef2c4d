import { eventCatalogue } from '../../packages/core/src/events/event-catalogue.ts';
import { z } from 'zod';
import { markdownTable } from './markdown-table.ts';

const schema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
});

export function eventsPage(): string {
  const events = [...eventCatalogue.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const rows = events.map(({ name, fires, browser, data }) => [
    `\`${name}\``,
    browser === true ? 'page' : 'server',
    fires,
    members(z.toJSONSchema(data, { io: 'input', unrepresentable: 'any' })),
  ]);
  return `# Events

The event log is Open edX's tracking log: one JSON object a line, a file an hour under \`DATA/events\`, compressed when the hour
is over. Each line has \`id\` (ours; the same event never has another), \`name\`, \`event_type\`, \`event_source\`, \`time\`,
\`username\`, \`session\`, \`ip\`, \`agent\`, \`host\`, \`referer\`, \`accept_language\`, \`page\`, \`context\` (\`course_id\`, \`org_id\`,
\`user_id\`, \`path\`) and \`event\`, whose members are below; of an event that a page reports they are JSON text, as in the original.

${markdownTable(['name', 'from', 'fires when', 'members of `event`'], rows)}
`;
}

/** `mode: string`, a \`?\` behind the names of members that may be absent. */
function members(given: unknown): string {
  const { properties, required, anyOf } = schema.parse(given);
  if (anyOf) return anyOf.map(members).join(' or ');
  return Object.entries(properties ?? {})
    .map(([name, type]) => `\`${name}${required.includes(name) ? '' : '?'}\`: ${typeName(type)}`)
    .join(', ');
}

function typeName(given: unknown): string {
  const { type, enum: values, const: value, items, anyOf } = schema.parse(given);
  if (value !== undefined) return JSON.stringify(value);
  if (values) return values.map((one) => JSON.stringify(one)).join(' or ');
  if (anyOf) return [...new Set(anyOf.map(typeName))].join(' or ');
  if (type === 'array') return `list of ${typeName(items ?? {})}`;
  return type === undefined ? 'anything' : [type].flat().join(' or ');
}

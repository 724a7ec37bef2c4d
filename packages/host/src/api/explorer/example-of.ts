import { z } from 'zod';
import type { ApiDocument, ApiSchema } from './api-document.ts';

type Json = z.infer<ReturnType<typeof z.json>>;

const object = z.record(z.string(), z.json());
const keyword = {
  properties: z.record(z.string(), object),
  required: z.array(z.string()).catch([]),
  choices: z.array(object).min(1),
};

/** A value to begin with: what is required, as empty as it may be. */
export function exampleOf(schema: ApiSchema, document: ApiDocument, depth = 0): Json {
  if (depth > 6) return null;
  const inner = (one: ApiSchema) => exampleOf(one, document, depth + 1);
  const { $ref: reference, example, const: constant, enum: values, type } = schema;
  if (typeof reference === 'string') {
    return inner(document.components.schemas[reference.split('/').at(-1) ?? ''] ?? {});
  }
  if (example !== undefined) return example;
  if (constant !== undefined) return constant;
  if (Array.isArray(values)) return values[0] ?? null;
  const choices = keyword.choices.safeParse(schema['oneOf'] ?? schema['anyOf']).data;
  if (choices !== undefined) return inner(choices[0] ?? {});
  if (type === 'object') {
    const properties = keyword.properties.safeParse(schema['properties']).data ?? {};
    const required = keyword.required.parse(schema['required']);
    return Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => required.includes(name))
        .map(([name, one]) => [name, inner(one)]),
    );
  }
  if (type === 'array') return [];
  if (type === 'string') return '';
  if (type === 'boolean') return false;
  return type === 'number' || type === 'integer' ? 0 : null;
}

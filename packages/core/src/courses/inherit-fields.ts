import { fieldTableOf } from '../blocks/field-tables.ts';
import type { FieldTable } from '../blocks/field-table.ts';
import type { Json, JsonObject } from '../shared/json.ts';

/** What a block's fields come to, given what it says itself and what comes from above. */
export interface FieldInheritance {
  /** Own values, else the nearest inherited one, else the default. */
  fieldsOf(type: string, own: JsonObject, inherited: JsonObject): JsonObject;
  /** What comes from above for the children of a block. */
  pass(own: JsonObject, inherited: JsonObject): JsonObject;
}

/** Inheritance as xmodule/modulestore/inheritance.py has it: a value set on an ancestor counts, the nearest first. */
export function fieldInheritance(tables: ReadonlyMap<string, FieldTable>): FieldInheritance {
  const passed = new Set<string>();
  for (const table of [fieldTableOf('', tables), ...tables.values()]) {
    for (const name of inheritableOf(table)) passed.add(name);
  }
  const known = new Map<string, { readonly defaults: JsonObject; readonly inheritable: readonly string[] }>();
  const rulesOf = (type: string) => {
    const table = fieldTableOf(type, tables);
    const key = tables.has(type) ? type : '';
    const rules = known.get(key) ?? { defaults: defaultsOf(table), inheritable: inheritableOf(table) };
    known.set(key, rules);
    return rules;
  };
  return {
    fieldsOf: (type, own, inherited) => {
      const { defaults, inheritable } = rulesOf(type);
      const fields: Record<string, Json> = { ...defaults };
      for (const name of inheritable) {
        const value = inherited[name];
        if (value !== undefined) fields[name] = value;
      }
      return Object.assign(fields, own);
    },
    pass: (own, inherited) => {
      const names = Object.keys(own).filter((name) => passed.has(name));
      if (names.length === 0) return inherited;
      return { ...inherited, ...Object.fromEntries(names.map((name) => [name, own[name] ?? null])) };
    },
  };
}

function inheritableOf(table: FieldTable): readonly string[] {
  return Object.keys(table).filter((name) => table[name]?.inheritable === true);
}

/** Of the fields that belong to the course, not to learners' state. */
function defaultsOf(table: FieldTable): JsonObject {
  return Object.fromEntries(
    Object.entries(table)
      .filter(([, { scope }]) => scope === 'settings' || scope === 'content')
      .map(([name, { default: fallback }]) => [name, fallback]),
  );
}

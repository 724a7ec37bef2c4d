import type { JsonObject } from '../shared/json.ts';

/** Takes the members of a backup, one after the other. */
export type AddMember = (name: string, bytes: Uint8Array) => Promise<void>;

/** A member is closed when it has so many characters: a reader holds one in memory. */
const memberCharacters = 2_000_000;

/** Writes lines into members `NAME-000001.jsonl`, `NAME-000002.jsonl` … of bounded size. */
export interface LineMembers {
  add(lines: readonly string[]): Promise<void>;
  /** Writes what is left. */
  end(): Promise<void>;
}

export function lineMembers(add: AddMember, name: string): LineMembers {
  let held: string[] = [];
  let characters = 0;
  let written = 0;
  const flush = async (): Promise<void> => {
    if (held.length === 0) return;
    written += 1;
    const bytes = new TextEncoder().encode(held.map((line) => `${line}\n`).join(''));
    [held, characters] = [[], 0];
    await add(`${name}-${String(written).padStart(6, '0')}.jsonl`, bytes);
  };
  return {
    add: async (lines) => {
      for (const line of lines) {
        held.push(line);
        characters += line.length;
        if (characters >= memberCharacters) await flush();
      }
    },
    end: flush,
  };
}

/** The lines of such a member. */
export function linesIn(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(bytes).split('\n').slice(0, -1);
}

export function jsonLines(objects: readonly (object | JsonObject)[]): string[] {
  return objects.map((one) => JSON.stringify(one));
}

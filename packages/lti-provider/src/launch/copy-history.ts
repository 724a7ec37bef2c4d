import { linkVariables } from '../spec/link-variables.ts';

/** What a course and a link of the platform were copied from; ids, the newest first, each list without the thing's own. */
export interface CopyHistory {
  readonly contexts: readonly string[];
  readonly links: readonly string[];
}

/** More copies of copies than anybody makes; bounds what a message can ask for. */
const longest = 20;

/**
 * Reads the history that a launch tells (core §B `Context.id.history`, `ResourceLink.id.history`: ids with commas between
 * them, each URL-encoded): in the custom parameters that our links ask for, in those that Blackboard and Brightspace name
 * like the variables, or in Brightspace's own claim.
 */
export function copyHistory(
  custom: Readonly<Record<string, unknown>>,
  brightspace: Readonly<Record<string, unknown>> = {},
): CopyHistory {
  const idsOf = (parameter: string, variable: string) =>
    [custom[parameter], custom[variable], brightspace[variable]].map(ids).find(({ length }) => length > 0);
  return {
    contexts: idsOf(linkVariables.contextHistory.parameter, 'Context.id.history') ?? [],
    links: idsOf(linkVariables.linkHistory.parameter, 'ResourceLink.id.history') ?? [],
  };
}

/** A variable that the platform did not know stays as `$Name`. */
function ids(list: unknown): readonly string[] {
  if (typeof list !== 'string' || list.startsWith('$')) return [];
  const all = list
    .split(',')
    .map((id) => decoded(id.trim()))
    .filter((id) => id !== '');
  return [...new Set(all)].slice(0, longest);
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

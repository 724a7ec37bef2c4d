import { readMarkup } from './markup/read-markup.ts';
import type { Problem } from './problem.ts';
import { readResponses } from './read-responses.ts';
import { responseDefinitions } from './responses/response-list.ts';
import { authorScript } from './script/author-script.ts';

/**
 * Reads capa's XML. A problem with a script is read up to what the script is to give: see `instantiateProblem`.
 * @throws CoreError `invalid_problem` with `line` in its data.
 */
export function parseProblem(xml: string): Problem {
  const root = readMarkup(
    xml.replaceAll(/startouttext\s*\//g, 'text').replaceAll(/endouttext\s*\//g, '/text'),
  );
  const script = authorScript(root);
  const responses = readResponses(root, script === undefined ? 'read' : 'unread');
  const names = responses.map(({ element }) => element.name);
  return {
    root,
    responses,
    notGradable: [...new Set(names.filter((name) => !isGraded(name)))],
    ...(script !== undefined && { script }),
  };
}

function isGraded(tag: string): boolean {
  return responseDefinitions.some((definition) => definition.tag === tag);
}

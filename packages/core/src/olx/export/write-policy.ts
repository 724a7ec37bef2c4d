import { courseBlockId, urlNameOf } from '../block-name.ts';
import type { Json } from '../../shared/json.ts';
import type { OlxBlock } from '../olx-block.ts';
import { sameJson } from '../same-json.ts';
import type { WriteContext } from './write-context.ts';

/** The policy files of a run that differ from those in the source: their new text, or undefined for one to remove. */
export function writePolicy(
  context: WriteContext,
  root: OlxBlock,
  run: string,
): Map<string, string | undefined> {
  const { policy, policyChanges } = context;
  const files = new Map<string, string | undefined>();
  if (policyChanges.size > 0) {
    const entries: Record<string, Json> = {};
    for (const { key, settings } of policy.settings.values()) entries[key] = settings;
    for (const [id, changes] of policyChanges) {
      const fresh =
        id === courseBlockId ? `course/${run}` : `${id.slice(0, id.indexOf('@'))}/${urlNameOf(id)}`;
      const known = policy.settings.get(id);
      const settings: Record<string, Json> = { ...known?.settings };
      for (const [name, value] of changes) {
        if (value === undefined) delete settings[name];
        else settings[name] = value;
      }
      entries[known?.key ?? fresh] = settings;
    }
    files.set(policy.path ?? `policies/${run}/policy.json`, printJson(entries));
  }
  const grading = root.fields['grading_policy'];
  if (!sameJson(grading, policy.grading)) {
    files.set(
      policy.gradingPath ?? `policies/${run}/grading_policy.json`,
      grading === undefined ? undefined : printJson(grading),
    );
  }
  return files;
}

function printJson(json: Json): string {
  return `${JSON.stringify(json, undefined, 4)}\n`;
}

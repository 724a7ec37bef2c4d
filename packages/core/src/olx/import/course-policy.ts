import { z } from 'zod';
import type { BlockId } from '../../courses/block-version.ts';
import type { Json, JsonObject } from '../../shared/json.ts';
import { blockId, courseBlockId } from '../block-name.ts';
import type { FindingList } from '../findings.ts';
import { decodeText } from './read-text.ts';

/** The settings of a run outside of its XML. */
export interface CoursePolicy {
  /** The file the settings are in, if there is one. */
  readonly path: string | undefined;
  /** By block: the key in the file (`TYPE/URL_NAME`), and its settings. */
  readonly settings: ReadonlyMap<BlockId, PolicyEntry>;
  readonly gradingPath: string | undefined;
  readonly grading: JsonObject | undefined;
}

interface PolicyEntry {
  readonly key: string;
  readonly settings: JsonObject;
}

type Files = Pick<ReadonlyMap<string, Uint8Array>, 'get' | 'has'>;

const objectSchema = z.record(z.string(), z.json());

/** Reads `policies/RUN/policy.json` and `grading_policy.json`, or what older courses have instead of them. */
export function readCoursePolicy(files: Files, run: string, findings: FindingList): CoursePolicy {
  const find = (paths: readonly string[]) => paths.find((path) => files.has(path));
  const path = find([`policies/${run}/policy.json`, `policies/${run}.json`]);
  const gradingPath = find([`policies/${run}/grading_policy.json`, 'grading_policy.json']);
  const settings = new Map<BlockId, PolicyEntry>();
  for (const [key, value] of Object.entries(readJsonObject(path, files, findings) ?? {})) {
    const entry = objectSchema.safeParse(value);
    const id = key === `course/${run}` ? courseBlockId : blockOfKey(key);
    if (entry.success && id !== undefined) settings.set(id, { key, settings: entry.data });
    else findings.add('BadPolicyFormat', path ?? '', `"${key}" is not an object of settings`);
  }
  return { path, settings, gradingPath, grading: readJsonObject(gradingPath, files, findings) };
}

function blockOfKey(key: string): BlockId | undefined {
  const slash = key.indexOf('/');
  return slash < 1 ? undefined : blockId(key.slice(0, slash), key.slice(slash + 1));
}

/** An object from a JSON file; undefined, with a finding, for anything else. */
function readJsonObject(
  path: string | undefined,
  files: Files,
  findings: FindingList,
): JsonObject | undefined {
  const bytes = path === undefined ? undefined : files.get(path);
  if (path === undefined || bytes === undefined) return undefined;
  let json: Json;
  try {
    json = JSON.parse((decodeText(bytes) ?? '').replace(/^\uFEFF/, ''));
  } catch (error) {
    findings.add('BadPolicy', path, error instanceof Error ? error.message : 'is not JSON');
    return undefined;
  }
  const object = objectSchema.safeParse(json);
  if (object.success) return object.data;
  findings.add('BadPolicyFormat', path, 'is not a JSON object');
  return undefined;
}

/** Notices settings of blocks that are not there, and weights that do not make a whole. */
export function checkPolicy(policy: CoursePolicy, known: ReadonlySet<BlockId>, findings: FindingList): void {
  for (const [id, { key }] of policy.settings) {
    if (!known.has(id)) findings.add('PolicyRefNotFound', policy.path ?? '', `there is no block ${key}`);
  }
  const graders = policy.grading?.['GRADER'];
  if (!Array.isArray(graders)) return;
  const weights = graders.map(
    (grader: Json) => z.object({ weight: z.number() }).safeParse(grader).data?.weight ?? 0,
  );
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (graders.length > 0 && Math.abs(sum - 1) > 1e-6) {
    findings.add('GradingPolicyIssue', policy.gradingPath ?? '', `the weights add up to ${sum}, not to 1`);
  }
}

import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { BlockRegistry } from '../blocks/block-registry.ts';
import { DEFAULT_START } from '../blocks/common-fields.ts';
import type { CourseVersion, PlacedBlock } from '../courses/course-version.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { isoInstant } from '../shared/clock.port.ts';
import type { Json } from '../shared/json.ts';
import type { GradedOutline, OutlineProblem, OutlineSubsection, Visibility } from './graded-outline.ts';

const fields = z.object({
  display_name: z.string().nullable().catch(null),
  start: z.string().nullable().catch(null),
  due: z.string().nullable().catch(null),
  visible_to_staff_only: z.boolean().catch(false),
  show_correctness: z.enum(['always', 'never', 'past_due']).catch('always'),
  format: z.string().nullable().catch(null),
  graded: z.boolean().catch(false),
  grading_policy: z.json().catch({}),
});

/** Reads every problem once to know its points; lets other work go on in between. */
export async function readGradedOutline(
  version: CourseVersion,
  registry: BlockRegistry,
): Promise<GradedOutline> {
  const blocks = await version.all();
  const seen = new Map<string, { block: PlacedBlock; visibility: Visibility }>();
  const problems = new Map<string, OutlineProblem>();
  /** Subsection → its problems. A subsection is whatever stands in a section (lms/djangoapps/grades/course_grade.py). */
  const subsections = new Map<
    string,
    { subsection: Omit<OutlineSubsection, 'problems' | 'blocksHash'>; problems: OutlineProblem[] }
  >();
  for (const [index, block] of blocks.entries()) {
    if (index % 50 === 49) await setImmediate();
    const read = fields.parse(block.fields);
    const parent = seen.get(block.ancestors.at(-1) ?? '');
    const visibility = visibilityBelow(parent?.visibility, read);
    seen.set(block.id, { block, visibility });
    const title = read.display_name ?? '';
    if (block.ancestors.length === 2) {
      const sectionTitle = fields.parse(parent?.block.fields).display_name ?? '';
      const { usageKey } = block;
      const { graded, format } = read;
      const subsection = { ...visibility, usageKey, title, sectionTitle, format: format ?? '', graded };
      subsections.set(block.id, { subsection, problems: [] });
    }
    const definition = registry.get(block.type);
    if (definition.maxScore === undefined) continue;
    const problem: OutlineProblem = {
      ...visibility,
      usageKey: block.usageKey,
      title,
      possible: pointsOf(() => definition.maxScore?.(block.fields) ?? 0),
      graded: block.own['graded'] !== false,
      above: block.ancestors.map((id) => version.usageKey(id)),
    };
    problems.set(problem.usageKey, problem);
    subsections.get(block.ancestors[2] ?? block.id)?.problems.push(problem);
  }
  const policy = fields.parse(seen.get(version.root)?.block.fields).grading_policy;
  return {
    courseKey: version.courseKey,
    commit: version.commit,
    edited: version.edited,
    root: version.usageKey(version.root),
    policy,
    policyHash: shortHash(policy),
    subsections: [...subsections.values()].map((found) => ({
      ...found.subsection,
      problems: found.problems,
      blocksHash: shortHash(found.problems.map(({ usageKey, possible }) => [usageKey, possible])),
    })),
    problems,
  };
}

/** SHA-1 in base64, the form of such hashes in Open edX (lms/djangoapps/grades/models.py). */
function shortHash(value: Json): string {
  return hash('sha1', canonicalJson(value), 'base64');
}

function visibilityBelow(parent: Visibility | undefined, read: z.infer<typeof fields>): Visibility {
  const starts = isoInstant(read.start ?? DEFAULT_START);
  return {
    starts: Math.max(parent?.starts ?? -Infinity, Number.isNaN(starts) ? -Infinity : starts),
    staffOnly: read.visible_to_staff_only || parent?.staffOnly === true,
    showCorrectness: read.show_correctness,
    due: read.due,
  };
}

/** Nobody can answer a block that cannot be read, so it has no points; the grades of the course do not wait for its author. */
function pointsOf(read: () => number): number {
  try {
    const points = read();
    return Number.isFinite(points) ? points : 0;
  } catch {
    return 0;
  }
}

import { z } from 'zod';
import { defaultGradingPolicy } from '../../blocks/course/default-grading-policy.ts';
import { CoreError } from '../../shared/core-error.ts';
import type { Json } from '../../shared/json.ts';

/** How scores make a course grade: `GRADER` and `GRADE_CUTOFFS` of a course's policy (xmodule/graders.py). */
export interface GradingPolicy {
  readonly graders: readonly Grader[];
  /** Highest first; of equal ones the one named first. */
  readonly cutoffs: readonly Cutoff[];
}

export interface Cutoff {
  readonly letter: string;
  readonly atLeast: number;
}

export type Grader = FormatGrader | SectionGrader;

interface GraderBase {
  /** Assignment type: the `format` of the subsections it takes. */
  readonly type: string;
  readonly weight: number;
  readonly shortLabel: string;
  readonly category: string;
}

/** Averages the subsections of one assignment type. */
export interface FormatGrader extends GraderBase {
  readonly kind: 'format';
  /** So many count at least; those not there yet with nothing. */
  readonly minCount: number;
  /** So many of the lowest do not count. */
  readonly dropCount: number;
  readonly sectionType: string;
  readonly startingIndex: number;
  readonly showOnlyAverage: boolean;
  readonly hideAverage: boolean;
}

/** Takes the one subsection of that name; policies of old courses have it. */
export interface SectionGrader extends GraderBase {
  readonly kind: 'section';
  readonly name: string;
}

const count = z.coerce.number().int();
const text = z
  .string()
  .nullish()
  .transform((value) => (value === '' ? undefined : (value ?? undefined)));
const entry = z.object({
  type: z.string(),
  weight: z.coerce.number().default(0),
  short_label: text,
  category: text,
  section_type: text,
  min_count: count.optional(),
  drop_count: count.default(0),
  starting_index: count.default(1),
  show_only_average: z.boolean().default(false),
  hide_average: z.boolean().default(false),
  name: z.string().optional(),
});
const policies = z.object({
  GRADER: z.array(entry).default(() => entry.array().parse(defaultGradingPolicy.GRADER)),
  GRADE_CUTOFFS: z.record(z.string(), z.number()).default(() => ({ ...defaultGradingPolicy.GRADE_CUTOFFS })),
});

/** Reads a course's `grading_policy`. Throws `invalid_grading_policy` naming the member that cannot be read. */
export function parseGradingPolicy(policy: Json): GradingPolicy {
  const read = policies.safeParse(policy);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw invalidPolicy(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { GRADER: graders, GRADE_CUTOFFS: cutoffs } = read.data;
  return {
    graders: graders.map(readGrader),
    cutoffs: Object.entries(cutoffs)
      .map(([letter, atLeast]) => ({ letter, atLeast }))
      .sort((one, other) => other.atLeast - one.atLeast),
  };
}

function readGrader(read: z.infer<typeof entry>, index: number): Grader {
  const { type, weight } = read;
  if (read.min_count === undefined) {
    if (read.name === undefined) throw invalidPolicy(`GRADER.${index} (${type}) has no min_count.`);
    const { name } = read;
    return {
      kind: 'section',
      type,
      weight,
      name,
      shortLabel: read.short_label ?? name,
      category: read.category ?? name,
    };
  }
  return {
    kind: 'format',
    type,
    weight,
    shortLabel: read.short_label ?? type,
    category: read.category ?? type,
    minCount: read.min_count,
    dropCount: read.drop_count,
    sectionType: read.section_type ?? type,
    startingIndex: read.starting_index,
    showOnlyAverage: read.show_only_average,
    hideAverage: read.hide_average,
  };
}

function invalidPolicy(detail: string): CoreError {
  return new CoreError('invalid_grading_policy', `The grading policy cannot be read: ${detail}`);
}

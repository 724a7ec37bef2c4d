import { z } from 'zod';
import { isoInstant, type Instant } from '../shared/clock.port.ts';
import type { JsonObject } from '../shared/json.ts';

/** Who may enrol by themselves, and when. */
export interface EnrollmentLimits {
  readonly invitationOnly: boolean;
  /** -Infinity = open from the beginning. */
  readonly opens: Instant;
  /** Infinity = never. */
  readonly closes: Instant;
  /** null = any number. */
  readonly most: number | null;
}

const values = z.object({
  enrollment_start: z.string().nullable().catch(null),
  enrollment_end: z.string().nullable().catch(null),
  invitation_only: z.boolean().catch(false),
  max_student_enrollments_allowed: z.number().nullable().catch(null),
});

/** From the fields of a course's root block (xmodule/course_block.py). */
export function enrollmentLimits(fields: JsonObject): EnrollmentLimits {
  const read = values.parse(fields);
  return {
    invitationOnly: read.invitation_only,
    opens: instant(read.enrollment_start) ?? -Infinity,
    closes: instant(read.enrollment_end) ?? Infinity,
    most: read.max_student_enrollments_allowed,
  };
}

/** A text that is no date limits nothing. */
function instant(iso: string | null): Instant | undefined {
  const at = iso === null ? NaN : isoInstant(iso);
  return Number.isNaN(at) ? undefined : at;
}

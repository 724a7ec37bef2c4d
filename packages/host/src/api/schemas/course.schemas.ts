import { z } from 'zod';

const isoTime = z.string().meta({ description: 'ISO 8601', example: '2026-09-01T00:00:00Z' });

export const courseSummary = z
  .object({
    courseKey: z.string().meta({ example: 'course-v1:Org+Course+Run' }),
    title: z.string(),
    org: z.string(),
    number: z.string(),
    run: z.string(),
    language: z.string(),
    start: isoTime.optional(),
    end: isoTime.optional(),
    shortDescription: z.string(),
    image: z.string().optional().meta({ description: "Path of the picture among the course's files" }),
    catalogVisibility: z.enum(['both', 'about', 'none']),
  })
  .meta({ id: 'CourseSummary' });

const outlineNode = z
  .object({
    usageKey: z.string(),
    type: z.string(),
    title: z.string(),
    get children() {
      return z.array(outlineNode);
    },
    completion: z.number().min(0).max(1),
    graded: z.boolean(),
    format: z.string().optional().meta({ description: 'Assignment type, on subsections' }),
    due: isoTime.optional(),
    closed: z.enum(['not_started', 'ended', 'staff_only', 'hidden_after_due', 'not_enrolled']).optional(),
    opens: isoTime.optional(),
    kind: z.enum(['problem', 'video', 'text', 'other']).optional(),
  })
  .meta({ id: 'OutlineNode' });

export const courseView = z
  .object({
    courseKey: z.string(),
    title: z.string(),
    org: z.string(),
    number: z.string(),
    run: z.string(),
    language: z.string(),
    outline: z.array(outlineNode),
    resume: z.string().optional().meta({ description: 'Usage key of the unit to go on with' }),
  })
  .meta({ id: 'CourseView' });

import { z } from 'zod';

const fraction = z.number().meta({ description: '0 to 1' });
export const score = z.object({ earned: z.number(), possible: z.number() }).meta({ id: 'Score' });

export const progressView = z
  .object({
    percent: fraction,
    letter: z.string().nullable().meta({ description: 'null = below every cutoff' }),
    passed: z.boolean(),
    cutoffs: z.array(z.object({ letter: z.string(), atLeast: fraction })),
    formats: z.array(
      z.object({
        type: z.string(),
        weight: fraction,
        percent: fraction,
        detail: z.string(),
        entries: z.array(
          z.object({ label: z.string(), detail: z.string(), percent: fraction, dropped: z.boolean() }),
        ),
      }),
    ),
    subsections: z.array(
      z.object({
        usageKey: z.string(),
        title: z.string(),
        sectionTitle: z.string(),
        format: z.string().optional(),
        graded: z.boolean(),
        due: z.string().optional(),
        score: score.optional().meta({ description: 'Absent while `show_correctness` hides it' }),
        problems: z.array(z.object({ usageKey: z.string(), title: z.string(), score: score.optional() })),
      }),
    ),
  })
  .meta({ id: 'ProgressView' });

export const gradebookPage = z
  .object({
    items: z.array(
      z.object({
        userId: z.number().int(),
        username: z.string(),
        name: z.string(),
        percent: fraction,
        letter: z.string().nullable(),
        subsections: z.record(z.string(), score),
      }),
    ),
    next: z.string().optional().meta({ description: 'Cursor of the next page; absent on the last' }),
  })
  .meta({ id: 'GradebookPage' });

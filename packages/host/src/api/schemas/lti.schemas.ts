import { scoreStates } from '@coursewright/lti-provider';
import { z } from 'zod';

const count = z.number().int().min(0);

/** ISO 8601. */
const linkDates = z.object({ opens: z.string().optional(), due: z.string().optional() });

/** `LinkReport` of the LTI provider, for the page of those who teach. */
export const linkGrades = z
  .object({
    courseKey: z.string().meta({ example: 'course-v1:Org+Course+Run' }),
    usageKey: z.string(),
    whole: z.boolean().meta({ description: 'The link opens the course as a whole; scores are out of 1' }),
    takesGrades: z.boolean().meta({ description: 'The platform takes grades for what the link opens' }),
    dates: z
      .object({ platform: linkDates, course: linkDates })
      .meta({ description: 'When it opens and is due, for the platform and in the course' }),
    counts: z.object({ waiting: count, sent: count, failed: count }),
    learners: z.array(
      z.object({
        name: z.string().meta({ description: 'Empty where the platform gave none' }),
        score: z.object({ earned: z.number(), possible: z.number() }),
        state: z
          .enum([...scoreStates, 'none'])
          .meta({ description: 'The worst of their grades in the link' }),
        at: z.string().optional().meta({ description: 'ISO 8601: when the platform took it, or did not' }),
        error: z.string().optional().meta({ description: 'Why the platform did not take it' }),
      }),
    ),
    next: z.string().optional(),
  })
  .meta({ id: 'LinkGrades' });

export const resyncAnswer = z.object({
  count: z.number().int().meta({ description: 'How many scores wait to be sent now' }),
});

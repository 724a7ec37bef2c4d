import { lmsProducts, refusalCodes, registrationSchema, scoreStates } from '@coursewright/lti-provider';
import { z } from 'zod';

const isoTime = z.string().meta({ description: 'ISO 8601', example: '2026-09-01T00:00:00Z' });

export const ltiAddresses = z
  .object({
    login: z.string(),
    launch: z.string(),
    deepLink: z.string(),
    jwks: z.string(),
    register: z.string().meta({ description: 'A platform that registers itself here waits for approval' }),
    canvas: z.string().meta({ description: 'The JSON that Canvas takes for a Developer Key' }),
  })
  .meta({ id: 'LtiAddresses' });

export const ltiPlatform = z
  .object({
    id: z.string(),
    ...registrationSchema.shape,
    state: z.enum(['pending', 'active', 'paused']),
    created: isoTime,
    registered: z
      .object({ scopes: z.array(z.string()), messages: z.array(z.string()), updatable: z.boolean() })
      .optional()
      .meta({ description: 'Of a platform that registered itself: what it granted' }),
  })
  .meta({ id: 'LtiPlatform' });

export const connectionSteps = z.object({
  steps: z.array(
    z.object({
      step: z.enum(['keys', 'token']),
      good: z.boolean(),
      address: z.string(),
      keys: z.number().int().optional(),
      scopes: z.array(z.string()).optional(),
      fault: z.string().optional().meta({ description: "In the platform's words, where it had any" }),
      fix: z.string().optional().meta({ description: 'What to look at in the LMS, when it is not good' }),
      ms: z.number().int(),
    }),
  ),
});

export const ltiExplanation = z
  .object({
    code: z.enum(refusalCodes),
    section: z.string().meta({ example: 'core §5.3.3' }),
    cause: z.string(),
    fix: z.string().meta({ description: "In the words of the platform's own menus" }),
    lms: z.string().optional(),
    who: z.enum(['administrator', 'teacher', 'learner', 'browser']),
  })
  .meta({ id: 'LtiExplanation' });

const facts = z.record(z.string(), z.unknown());

export const ltiLaunch = z
  .object({
    id: z.string(),
    at: isoTime,
    outcome: z.enum(['opened', 'refused']),
    step: z.enum(['login', 'launch']),
    platform: z.string().optional().meta({ description: 'Id of the registration, where it is known' }),
    product: z.string().optional(),
    deploymentId: z.string().optional(),
    contextId: z.string().optional(),
    resourceLinkId: z.string().optional(),
    messageType: z.string().optional(),
    explanation: ltiExplanation.optional().meta({ description: 'Of a refused one' }),
    header: facts.optional(),
    claims: facts.optional().meta({ description: 'Without what tells who somebody is' }),
  })
  .meta({ id: 'LtiLaunch' });

export const tokenExamination = z.object({
  platform: z.string().optional(),
  product: z.enum(lmsProducts),
  faults: z.array(ltiExplanation),
  expiredFor: z
    .number()
    .optional()
    .meta({ description: 'Seconds since it ran out; negative: until it does' }),
  header: facts,
  claims: facts,
});

export const ltiLineItem = z
  .object({
    id: z.string(),
    deploymentId: z.string(),
    contextId: z.string().optional(),
    courseKey: z.string(),
    usageKey: z.string(),
    lineItemUrl: z.string().optional().meta({ description: 'Absent until it is found or made' }),
    error: z.string().optional(),
  })
  .meta({ id: 'LtiLineItem' });

export const ltiLink = z
  .object({
    id: z.string(),
    deploymentId: z.string(),
    contextId: z.string().optional(),
    resourceLinkId: z.string(),
    courseKey: z.string(),
    usageKey: z.string(),
    lineItemUrl: z.string().optional(),
  })
  .meta({ id: 'LtiLink' });

export const ltiScore = z
  .object({
    linkId: z.string(),
    userId: z.number().int(),
    usageKey: z.string(),
    state: z.enum(scoreStates),
    since: isoTime,
    due: isoTime,
    tries: z.number().int(),
    sentAt: isoTime.optional(),
    sent: z.object({ scoreGiven: z.number(), scoreMaximum: z.number() }).optional(),
    error: z.string().optional(),
  })
  .meta({ id: 'LtiScore' });

export const ltiGradeSituation = z.object({
  counts: z.record(z.enum(scoreStates), z.number().int()),
  failures: z.number().int(),
  pausedUntil: isoTime.optional(),
  reason: z.string().optional(),
  lastSuccess: isoTime.optional(),
});

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  after: z.string().optional().meta({ description: '`next` of the page before' }),
});

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional() });

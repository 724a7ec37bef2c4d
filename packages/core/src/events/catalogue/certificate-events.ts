import { z } from 'zod';
import { defineEvent } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Certificate Events" and "Badging Events".

const certificate = {
  /** The certificate's verify_uuid. */
  certificate_id: z.string(),
  certificate_url: z.string(),
  course_id: z.string(),
  enrollment_mode: z.string(),
  user_id: z.int(),
};
const course = z.object({ course_id: z.string() });

export const certificateCreated = defineEvent({
  name: 'edx.certificate.created',
  fires: 'A certificate was made, or one that had been revoked came back.',
  data: z.object({ ...certificate, generation_mode: z.enum(['batch', 'self']) }),
});

export const certificateRevoked = defineEvent({
  name: 'edx.certificate.revoked',
  fires: 'A certificate was taken back.',
  data: z.object({
    ...certificate,
    /** What asked for it. */
    source: z.string(),
  }),
});

export const certificateShared = defineEvent({
  name: 'edx.certificate.shared',
  fires: 'The address of a certificate was shared on a social network.',
  data: z.object({ ...certificate, social_network: z.string() }),
});

export const certificateEvidenceVisited = defineEvent({
  name: 'edx.certificate.evidence_visited',
  fires: 'A visitor of a social network followed the link to a certificate.',
  sources: ['server', 'browser'],
  data: z.object({ ...certificate, social_network: z.string(), source_url: z.string() }),
});

export const certificateGenerationEnabled = defineEvent({
  name: 'edx.certificate.generation.enabled',
  fires: 'Learners of a course may make their certificates themselves from now on.',
  data: course,
});

export const certificateGenerationDisabled = defineEvent({
  name: 'edx.certificate.generation.disabled',
  fires: 'Learners of a course may no longer make their certificates themselves.',
  data: course,
});

const badge = {
  assertion_id: z.int(),
  assertion_image_url: z.string(),
  assertion_json_url: z.string(),
  course_id: z.string(),
  enrollment_mode: z.string(),
  issuer: z.string(),
  user_id: z.int(),
};

export const badgeAssertionCreated = defineEvent({
  name: 'edx.badge.assertion.created',
  fires: 'A badge was given for something achieved.',
  data: z.object(badge),
});

export const badgeAssertionShared = defineEvent({
  name: 'edx.badge.assertion.shared',
  fires: 'A badge was downloaded to be shared.',
  sources: ['browser'],
  data: z.object({ ...badge, social_network: z.string() }),
});

export const badgeAssertionEvidenceVisited = defineEvent({
  name: 'edx.badge.assertion.evidence_visited',
  fires: 'A visitor followed the evidence link of a badge.',
  sources: ['browser'],
  data: z.object(badge),
});

import { formatInstant, type Instant } from '@coursewright/core';
import type {
  GradeColumn,
  GradeSituation,
  LaunchRecord,
  LtiTool,
  OutboxScore,
  Registration,
  ResourceLink,
} from '@coursewright/lti-provider';
import type { z } from 'zod';
import type {
  ltiGradeSituation,
  ltiLaunch,
  ltiLineItem,
  ltiLink,
  ltiPlatform,
  ltiScore,
} from './schemas/lti-admin.schemas.ts';

const time = (instant: Instant) => formatInstant(instant);

/** A registration by the names that `registrationSchema` has, without what is sealed. */
export function platformView(registration: Registration): z.input<typeof ltiPlatform> {
  const { registered, audience, courses, product } = registration;
  return {
    id: registration.id,
    name: registration.name,
    issuer: registration.issuer,
    client_id: registration.clientId,
    deployment_ids: [...registration.deploymentIds],
    deployments: registration.deployments,
    auth_login_url: registration.authLoginUrl,
    auth_token_url: registration.authTokenUrl,
    jwks_url: registration.jwksUrl,
    ...(audience !== undefined && { audience }),
    algorithms: [...registration.algorithms],
    trusted_audiences: [...registration.trustedAudiences],
    anonymous: registration.anonymous,
    state: registration.state,
    ...(courses !== undefined && { courses: [...courses] }),
    personal_data: { ...registration.personalData },
    ...(product !== undefined && { product }),
    grades: registration.grades,
    created: time(registration.created),
    ...(registered !== undefined && {
      registered: {
        scopes: [...registered.scopes],
        messages: [...registered.messages],
        updatable: registered.clientUri !== undefined,
      },
    }),
  };
}

/** A launch with its explanation in words of English, as the rest of the API. */
export function launchView(
  record: LaunchRecord,
  registration: Registration | undefined,
  doctor: Pick<LtiTool['doctor'], 'explain'>,
): z.input<typeof ltiLaunch> {
  const { at, code, section: _section, facts, registrationId, ...rest } = record;
  return {
    ...rest,
    at: time(at),
    ...(registrationId !== undefined && { platform: registrationId }),
    ...(code !== undefined && {
      explanation: doctor.explain(
        { refused: code, facts },
        { ...(record.product !== undefined && { product: record.product }), ...registration },
        'en',
      ),
    }),
  };
}

export function lineItemView({
  lineItemsUrl: _all,
  told: _told,
  registrationId: _id,
  ...column
}: GradeColumn): z.input<typeof ltiLineItem> {
  return column;
}

export function linkView(link: ResourceLink): z.input<typeof ltiLink> {
  const { registrationId: _id, lineItemsUrl: _all, lineItemMade: _made, scopes: _scopes, ...view } = link;
  return view;
}

export function scoreView(score: OutboxScore): z.input<typeof ltiScore> {
  const {
    registrationId: _id,
    sentVersion: _version,
    failedAt: _failed,
    sentAt,
    since,
    due,
    ...view
  } = score;
  return {
    ...view,
    since: time(since),
    due: time(due),
    ...(sentAt !== undefined && { sentAt: time(sentAt) }),
  };
}

export function situationView({ counts, courier }: GradeSituation): z.input<typeof ltiGradeSituation> {
  const { failures, pausedUntil, reason, lastSuccess } = courier;
  return {
    counts,
    failures,
    ...(pausedUntil !== undefined && { pausedUntil: time(pausedUntil) }),
    ...(reason !== undefined && { reason }),
    ...(lastSuccess !== undefined && { lastSuccess: time(lastSuccess) }),
  };
}

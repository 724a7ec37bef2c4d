import type { JWTPayload } from 'jose';
import { claims, ltiVersion } from '../spec/claims.ts';
import { scopes } from '../spec/scopes.ts';
import { messageTypes } from '../spec/services.ts';
import { customParameters } from './custom-variables.ts';
import type { MessageHint } from './message-hint.ts';
import type { PlatformDeps } from './platform-deps.ts';
import type {
  PlatformContext,
  PlatformLineItem,
  PlatformLink,
  PlatformMember,
  PlatformUser,
} from './platform-store.port.ts';
import type { RegisteredTool } from './registered-tool.ts';

const minute = 60 * 1_000_000;

interface MessageFacts {
  readonly tool: RegisteredTool;
  readonly hint: MessageHint;
  readonly context: PlatformContext;
  readonly member: PlatformMember;
}

/** The claims of a resource link launch (core §5.3, 5.4) with the grade and the names service. */
export function resourceLinkClaims(
  deps: Pick<PlatformDeps, 'base'>,
  facts: MessageFacts & { readonly link: PlatformLink; readonly lineItems: readonly PlatformLineItem[] },
): JWTPayload {
  const { tool, hint, context, link, lineItems } = facts;
  const of = `${deps.base}/contexts/${encodeURIComponent(context.id)}`;
  const [own, ...more] = lineItems.filter((item) => item.resourceLinkId === link.id);
  return {
    ...commonClaims(facts),
    [claims.messageType]: messageTypes.resourceLink,
    [claims.targetLinkUri]: link.targetLinkUri ?? tool.target_link_uri,
    [claims.resourceLink]: { id: link.id, title: link.title },
    [claims.custom]: customParameters(
      { ...tool.custom, ...link.custom },
      { context, link, user: facts.member.user },
    ),
    [claims.launchPresentation]: {
      document_target: hint.documentTarget ?? 'iframe',
      ...(hint.returnUrl !== undefined && { return_url: hint.returnUrl }),
      ...localeOf(hint, facts.member.user),
    },
    [claims.gradeService]: {
      scope: [scopes.lineItem, scopes.resultReadonly, scopes.score],
      lineitems: `${of}/lineitems`,
      // AGS §3.1: named only where the link has exactly one.
      ...(own !== undefined && more.length === 0 && { lineitem: lineItemAddress(deps, own) }),
    },
    [claims.namesRoleService]: { context_memberships_url: `${of}/memberships`, service_versions: ['2.0'] },
  };
}

/** The claims of a deep linking request (DL §4.4). */
export function deepLinkingClaims(
  deps: Pick<PlatformDeps, 'base' | 'hints' | 'clock'>,
  facts: MessageFacts,
): JWTPayload {
  const { tool, hint } = facts;
  const data = deps.hints.sign({ ...hint, kind: 'deep-link-return' }, deps.clock.now() + 60 * minute);
  return {
    ...commonClaims(facts),
    [claims.messageType]: messageTypes.deepLinking,
    [claims.targetLinkUri]: tool.deep_link_url,
    ...(tool.custom !== undefined && {
      [claims.custom]: customParameters(tool.custom, { context: facts.context, user: facts.member.user }),
    }),
    [claims.launchPresentation]: { document_target: 'iframe', ...localeOf(hint, facts.member.user) },
    [claims.deepLinkingSettings]: {
      deep_link_return_url: `${deps.base}/deep-link-return`,
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['iframe', 'window'],
      accept_multiple: true,
      accept_lineitem: true,
      auto_create: true,
      data,
    },
  };
}

export function lineItemAddress(deps: Pick<PlatformDeps, 'base'>, item: PlatformLineItem): string {
  return `${deps.base}/contexts/${encodeURIComponent(item.contextId)}/lineitems/${encodeURIComponent(item.id)}`;
}

function commonClaims({ tool, context, member }: MessageFacts): JWTPayload {
  return {
    ...personClaims(member.user, tool.privacy ?? 'all'),
    [claims.version]: ltiVersion,
    [claims.deploymentId]: tool.deployment_id,
    [claims.roles]: [...member.roles],
    [claims.context]: {
      id: context.id,
      label: context.label,
      title: context.title,
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
    },
    [claims.toolPlatform]: { guid: 'coursewright-platform', product_family_code: 'coursewright' },
  };
}

/** What the tool may know of somebody, in OpenID Connect's names (core §5.3.6). */
export function personClaims(
  user: PlatformUser,
  privacy: NonNullable<RegisteredTool['privacy']>,
): JWTPayload {
  const named = privacy === 'all' || privacy === 'name';
  const mailed = privacy === 'all' || privacy === 'email';
  return {
    ...(named && user.name !== undefined && { name: user.name }),
    ...(named && user.givenName !== undefined && { given_name: user.givenName }),
    ...(named && user.familyName !== undefined && { family_name: user.familyName }),
    ...(mailed && user.email !== undefined && { email: user.email }),
    ...(user.locale !== undefined && { locale: user.locale }),
  };
}

function localeOf(hint: MessageHint, user: PlatformUser): { locale?: string } {
  const locale = hint.locale ?? user.locale;
  return locale === undefined ? {} : { locale };
}

import { z } from 'zod';
import { claims } from '../../spec/claims.ts';

const lis = 'https://purl.imsglobal.org/spec/lti/claim/lis';
const object = z.record(z.string(), z.unknown()).optional().catch(undefined);
const text = z.string().optional().catch(undefined);
const serviceAddress = z.string();

const gradeEndpoint = z
  .looseObject({ lineitems: serviceAddress.optional(), lineitem: serviceAddress.optional() })
  .optional()
  .catch(undefined);
const settings = z
  .looseObject({
    deep_link_return_url: z.string(),
    accept_types: z.array(z.string()).default([]),
    accept_multiple: z.union([z.boolean(), z.string()]).optional(),
    data: z.string().optional(),
  })
  .optional()
  .catch(undefined);

/** What handlers get as `token`, by ltijs's names. */
export const idTokenSchema = z.object({
  iss: z.string(),
  user: z.string(),
  userInfo: z.object({ given_name: text, family_name: text, name: text, email: text }),
  platformInfo: object,
  clientId: z.string(),
  platformId: z.string(),
  deploymentId: z.string(),
  platformContext: z.object({
    contextId: z.string(),
    user: z.string(),
    path: z.string(),
    roles: z.array(z.string()),
    targetLinkUri: z.string(),
    context: object,
    resource: z.looseObject({ id: z.string() }).optional().catch(undefined),
    custom: object,
    launchPresentation: object,
    messageType: z.string(),
    version: z.string(),
    deepLinkingSettings: settings,
    lis: object,
    endpoint: gradeEndpoint,
    namesRoles: z.looseObject({ context_memberships_url: serviceAddress }).optional().catch(undefined),
  }),
});

export type IdToken = z.infer<typeof idTokenSchema>;

/** The token of a launch whose claims were judged good. */
export function idTokenOf(
  payload: Readonly<Record<string, unknown>>,
  facts: {
    readonly launchId: string;
    readonly platformId: string;
    readonly clientId: string;
    readonly path: string;
    readonly target: string;
  },
): IdToken {
  const { given_name, family_name, name, email } = payload;
  return idTokenSchema.parse({
    iss: payload['iss'],
    user: payload['sub'] ?? '',
    userInfo: { given_name, family_name, name, email },
    platformInfo: payload[claims.toolPlatform],
    clientId: facts.clientId,
    platformId: facts.platformId,
    deploymentId: payload[claims.deploymentId],
    platformContext: {
      contextId: facts.launchId,
      user: payload['sub'] ?? '',
      path: facts.path,
      roles: payload[claims.roles] ?? [],
      targetLinkUri: payload[claims.targetLinkUri] ?? facts.target,
      context: payload[claims.context],
      resource: payload[claims.resourceLink],
      custom: payload[claims.custom],
      launchPresentation: payload[claims.launchPresentation],
      messageType: payload[claims.messageType],
      version: payload[claims.version],
      deepLinkingSettings: payload[claims.deepLinkingSettings],
      lis: payload[lis],
      endpoint: payload[claims.gradeService],
      namesRoles: payload[claims.namesRoleService],
    },
  });
}

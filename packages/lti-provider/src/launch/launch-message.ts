import { z } from 'zod';
import type { Registration } from '../registrations/registration.ts';
import { isWebAddress } from '../registrations/web-address.ts';
import { claims as names } from '../spec/claims.ts';
import { messageTypes } from '../spec/services.ts';
import { copyHistory } from './copy-history.ts';
import { platformDates } from './platform-dates.ts';
import type { SignedClaims } from './verify-id-token.ts';

/** Optional members that are not well formed are as good as absent (core §5.1: what is not understood is ignored). */
const text = z.string().optional().catch(undefined);
const address = z.string().refine(isWebAddress).optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const texts = z.array(z.string()).catch([]);
const object = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).optional().catch(undefined);

const messageSchema = z.object({
  sub: z.string().optional(),
  name: text,
  given_name: text,
  family_name: text,
  email: text,
  locale: text,
  [names.messageType]: z.enum([messageTypes.resourceLink, messageTypes.deepLinking]),
  [names.deploymentId]: z.string(),
  [names.roles]: z.array(z.string()).default([]),
  [names.context]: object({ id: z.string(), title: text }),
  [names.resourceLink]: object({ id: z.string(), title: text }),
  [names.custom]: z.record(z.string(), z.unknown()).catch({}),
  [names.launchPresentation]: object({
    return_url: address,
    locale: text,
    document_target: z.enum(['iframe', 'frame', 'window']).optional().catch(undefined),
  }),
  [names.toolPlatform]: object({ url: address, product_family_code: text }),
  [names.gradeService]: object({ scope: texts, lineitem: address, lineitems: address }),
  [names.namesRoleService]: object({ context_memberships_url: address }),
  [names.deepLinkingSettings]: object({
    deep_link_return_url: z.string(),
    accept_types: texts,
    accept_presentation_document_targets: texts,
    accept_multiple: flag,
    accept_lineitem: flag,
    data: text,
  }),
  [names.canvasPlacement]: text,
  [names.brightspace]: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

/** A message whose claims were judged good, with what it says that the tool goes by. */
export type LaunchMessage = ReturnType<typeof launchMessage>;

/**
 * `personalData`: what of it is kept; the rest goes no further than here, and what was kept of it before is to be emptied.
 */
export function launchMessage(claims: SignedClaims, { personalData }: Pick<Registration, 'personalData'>) {
  const parsed = messageSchema.parse(claims);
  const presentation = parsed[names.launchPresentation];
  const fullName = [parsed.given_name, parsed.family_name].filter(Boolean).join(' ');
  return {
    type: parsed[names.messageType],
    subject: parsed.sub,
    deploymentId: parsed[names.deploymentId],
    roles: parsed[names.roles],
    person: {
      name: personalData.name ? (parsed.name ?? (fullName === '' ? undefined : fullName)) : '',
      email: personalData.email ? parsed.email : '',
    },
    contextId: parsed[names.context]?.id,
    resourceLinkId: parsed[names.resourceLink]?.id,
    custom: parsed[names.custom],
    language: presentation?.locale ?? parsed.locale,
    returnUrl: presentation?.return_url,
    documentTarget: presentation?.document_target,
    messageToken: messageToken(parsed[names.custom]),
    product: productCode(parsed[names.toolPlatform]?.product_family_code),
    gradeService: parsed[names.gradeService],
    membershipsUrl: parsed[names.namesRoleService]?.context_memberships_url,
    deepLinking: parsed[names.deepLinkingSettings],
    placement: parsed[names.canvasPlacement],
    dates: platformDates(parsed[names.custom]),
    history: copyHistory(parsed[names.custom], parsed[names.brightspace]),
    /** Addresses of the platform besides those of its registration: a school's own host at a shared issuer (Canvas). */
    addresses: [
      presentation?.return_url,
      parsed[names.toolPlatform]?.url,
      parsed[names.gradeService]?.lineitems,
      parsed[names.namesRoleService]?.context_memberships_url,
      parsed[names.deepLinkingSettings]?.deep_link_return_url,
    ].filter((one) => one !== undefined),
  };
}

/** Core §5.4.2: free text, whose case says nothing. */
function productCode(text: string | undefined): string | undefined {
  const code = text?.trim().toLowerCase().slice(0, 100);
  return code === '' ? undefined : code;
}

/** Canvas fills it in where the tool's registration asks for it under either name; elsewhere it stays a variable. */
function messageToken(custom: Readonly<Record<string, unknown>>): string | undefined {
  const token = custom['post_message_token'] ?? custom['com_instructure_post_message_token'];
  return typeof token === 'string' && /^[\w.-]{1,200}$/.test(token) ? token : undefined;
}

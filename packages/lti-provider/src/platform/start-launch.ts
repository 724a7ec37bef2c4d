import { CoreError } from '@coursewright/core';
import { html } from '../pages/html.ts';
import { postForm, submitScript } from '../pages/post-form.ts';
import type { StartDeepLink, StartLaunch } from './lti-platform.ts';
import type { LoginInitiation } from './login-initiation.ts';
import type { MessageHint } from './message-hint.ts';
import { toolOf, type PlatformDeps } from './platform-deps.ts';
import type { RegisteredTool } from './registered-tool.ts';
import { storageTargetOf, type StorageOffer } from './storage/storage-offer.ts';

type StartDeps = Pick<PlatformDeps, 'store' | 'tools' | 'hints' | 'clock' | 'issuer'>;

/** How long the browser may take from the link to the authorisation endpoint. */
const hintLife = 600 * 1_000_000;

export async function startLaunch(deps: StartDeps, input: StartLaunch): Promise<LoginInitiation> {
  const link = await deps.store.link(input.linkId);
  if (link === undefined) throw new CoreError('not_found', `There is no link ${input.linkId}.`);
  const tool = await requireTool(deps, link.clientId);
  const hint: MessageHint = {
    kind: 'launch',
    clientId: link.clientId,
    userId: input.user.id,
    contextId: link.contextId,
    linkId: link.id,
    ...(input.returnUrl !== undefined && { returnUrl: input.returnUrl }),
    ...(input.locale !== undefined && { locale: input.locale }),
    ...(input.documentTarget !== undefined && { documentTarget: input.documentTarget }),
  };
  const target = link.targetLinkUri ?? tool.target_link_uri;
  return initiation(deps, { tool, hint, target, storage: input.storage });
}

export async function startDeepLink(deps: StartDeps, input: StartDeepLink): Promise<LoginInitiation> {
  const tool = await requireTool(deps, input.clientId);
  if (tool.deep_link_url === undefined) {
    throw new CoreError('not_found', `The tool ${tool.name} has no address for deep linking.`);
  }
  const hint: MessageHint = {
    kind: 'deep-link',
    clientId: input.clientId,
    userId: input.user.id,
    contextId: input.contextId,
    ...(input.locale !== undefined && { locale: input.locale }),
  };
  return initiation(deps, { tool, hint, target: tool.deep_link_url, storage: input.storage });
}

async function requireTool(deps: StartDeps, clientId: string): Promise<RegisteredTool> {
  const tool = await toolOf(deps, clientId);
  if (tool === undefined) throw new CoreError('not_found', `There is no tool with client id ${clientId}.`);
  return tool;
}

async function initiation(
  deps: StartDeps,
  login: {
    readonly tool: RegisteredTool;
    readonly hint: MessageHint;
    readonly target: string;
    readonly storage: StorageOffer | undefined;
  },
): Promise<LoginInitiation> {
  const { tool, hint, target, storage } = login;
  const members = await deps.store.members(hint.contextId);
  if (!members.some(({ user, status }) => user.id === hint.userId && status !== 'Inactive')) {
    throw new CoreError('forbidden', 'Only members of the course can open its links.');
  }
  // Security framework §5.1.1.1 and core §4.1: what a third party starts a login with.
  const fields = {
    iss: deps.issuer,
    login_hint: hint.userId,
    target_link_uri: target,
    lti_message_hint: deps.hints.sign(hint, deps.clock.now() + hintLife),
    client_id: tool.client_id,
    lti_deployment_id: tool.deployment_id,
    ...(storage !== undefined && { lti_storage_target: storageTargetOf(storage) }),
  };
  const address = new URL(tool.login_url);
  for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value);
  const body = postForm(tool.login_url, fields, tool.name);
  return {
    address: address.href,
    form: html`<!doctype html><meta charset="utf-8" /><title>${tool.name}</title>${body}`.text.concat(
      `<script>${submitScript}</script>`,
    ),
  };
}

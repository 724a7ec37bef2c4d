import { randomBytes } from 'node:crypto';
import { registeredToolSchema, type RegisteredTool } from '@coursewright/lti-provider/platform';
import { z } from 'zod';

const input = z.object({
  name: z.string().min(1).max(255),
  login_url: z.string(),
  launch_url: z.string(),
  jwks_url: z.string(),
  deep_link_url: z.string().optional(),
  redirect_uris: z.array(z.string()).optional(),
  client_id: z.string().optional(),
  deployment_id: z.string().optional(),
  custom: z.record(z.string(), z.string()).optional(),
});

/**
 * A tool as its administrator gives it, with ids of ours where it names none. Gives sentences about what is wrong with
 * anything else.
 */
export function readToolInput(value: unknown): RegisteredTool | readonly string[] {
  const given = input.safeParse(value);
  if (!given.success) return complaints(given.error);
  const { launch_url: launchUrl, ...rest } = given.data;
  const addresses = [launchUrl, rest.deep_link_url ?? launchUrl];
  const tool = registeredToolSchema.safeParse({
    ...rest,
    client_id: rest.client_id ?? `tool-${randomBytes(9).toString('base64url')}`,
    deployment_id: rest.deployment_id ?? '1',
    target_link_uri: launchUrl,
    redirect_uris: rest.redirect_uris ?? [...new Set(addresses)],
  });
  return tool.success ? tool.data : complaints(tool.error);
}

function complaints(error: z.ZodError): readonly string[] {
  return error.issues.map((issue) => `${issue.path.join('.') || 'the object'}: ${issue.message}`);
}

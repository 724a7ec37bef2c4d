import { createPublicKey } from 'node:crypto';
import { CoreError } from '@coursewright/core';
import { canvasConfiguration, registrationSchema, type RegistrationInput } from '@coursewright/lti-provider';
import { Router, urlencoded } from 'express';
import { z } from 'zod';
import { checkCsrf } from '../../accounts/csrf.ts';
import type { AdministratorVisit } from '../administrator.ts';
import { addPlatformPage, handFields, type HandFields } from './add-platform-page.ts';
import { alreadyThere } from './already-there.ts';
import type { LtiAdminDeps } from './lti-admin-deps.ts';
import { platformPath } from './platform-names.ts';

const text = z.string().catch('');
const jsonForm = z.object({ csrf: text, json: text });
const handForm = z.object({
  csrf: text,
  ...Object.fromEntries(handFields.map((name) => [name, text] as const)),
});

/** `/admin/lti/add`: an address that a platform registers itself by, a document, or a form. */
export function addPlatformRoutes(deps: LtiAdminDeps & { readonly siteName: string }): Router {
  const { lti, administrator, siteName } = deps;
  const router = Router();
  const body = urlencoded({ extended: false, limit: '100kb' });

  const show = async (
    { context, csrf }: AdministratorVisit,
    more: Partial<Parameters<typeof addPlatformPage>[1]> = {},
  ): Promise<string> => {
    const keys = (await lti.keys.published()).map((jwk) =>
      createPublicKey({ key: { ...jwk }, format: 'jwk' }).export({ type: 'spki', format: 'pem' }),
    );
    const canvas = canvasConfiguration({ name: siteName, addresses: lti.addresses });
    return addPlatformPage(context, {
      csrf,
      addresses: lti.addresses,
      pem: keys.join(''),
      canvas: JSON.stringify(canvas, null, 2),
      ...more,
    });
  };

  router.get('/admin/lti/add', async (req, res) => {
    const visit = await administrator(req, res);
    if (visit !== undefined) res.type('html').send(await show(visit));
  });

  router.post('/admin/lti/add/address', body, async (req, res) => {
    const visit = await administrator(req, res);
    if (visit === undefined) return;
    checkCsrf(visit.context.viewer.csrfTokens, jsonForm.parse(req.body ?? {}).csrf);
    const { address, expires } = lti.registrations.invite();
    const until = visit.context.words.date(new Date(expires / 1000).toISOString());
    res.type('html').send(await show(visit, { made: { address, until } }));
  });

  router.post('/admin/lti/add/json', body, async (req, res) => {
    const visit = await administrator(req, res);
    if (visit === undefined) return;
    const { csrf, json } = jsonForm.parse(req.body ?? {});
    checkCsrf(visit.context.viewer.csrfTokens, csrf);
    try {
      const added = await lti.platforms.add(readDocument(json)).catch(alreadyThere);
      res.redirect(303, `${platformPath(added)}?done=added`);
    } catch (error) {
      res
        .status(422)
        .type('html')
        .send(await show(visit, { json, wrong: { where: 'json', text: complaint(error) } }));
    }
  });

  router.post('/admin/lti/add/hand', body, async (req, res) => {
    const visit = await administrator(req, res);
    if (visit === undefined) return;
    const given: Readonly<Record<string, string>> = handForm.parse(req.body ?? {});
    checkCsrf(visit.context.viewer.csrfTokens, given['csrf']);
    const fields = fieldsOf(given);
    try {
      const added = await lti.platforms.add(inputOf(fields)).catch(alreadyThere);
      res.redirect(303, `${platformPath(added)}?done=added`);
    } catch (error) {
      res
        .status(422)
        .type('html')
        .send(await show(visit, { fields, wrong: { where: 'hand', text: complaint(error) } }));
    }
  });
  return router;
}

function readDocument(json: string): RegistrationInput {
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch (error) {
    throw new CoreError('bad_input', `This is not JSON: ${String(error)}`, { cause: error });
  }
  const parsed = registrationSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new CoreError('bad_input', wrong.join('; '));
}

function fieldsOf(given: Readonly<Record<string, string>>): HandFields {
  const field = (name: keyof HandFields) => (given[name] ?? '').trim();
  return {
    name: field('name'),
    issuer: field('issuer'),
    client_id: field('client_id'),
    deployment_ids: field('deployment_ids'),
    auth_login_url: field('auth_login_url'),
    auth_token_url: field('auth_token_url'),
    jwks_url: field('jwks_url'),
    audience: field('audience'),
  };
}

/** Without a deployment, any is taken. */
function inputOf({ deployment_ids: list, audience, ...fields }: HandFields): RegistrationInput {
  const deployments = list.split(/[\s,]+/).filter((id) => id !== '');
  return {
    ...fields,
    deployment_ids: deployments,
    deployments: deployments.length === 0 ? 'any' : 'listed',
    ...(audience !== '' && { audience }),
  };
}

/** Throws what is no complaint about the input. */
function complaint(error: unknown): string {
  if (error instanceof CoreError && ['bad_input', 'already_there'].includes(error.code)) return error.detail;
  throw error;
}

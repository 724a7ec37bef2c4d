import type { LtiPlatform, RegisteredTool } from '@coursewright/lti-provider/platform';
import { json, Router, type Request, type Response } from 'express';
import { personByUsername } from '../people.ts';
import { registrationOf } from '../registration-of.ts';
import type { LmsStore } from '../store/lms-store.ts';
import { readToolInput } from '../tool-input.ts';

/**
 * Tools by program, with the username and password of somebody who teaches (HTTP Basic, RFC 7617): `GET /api/tools`,
 * `POST /api/tools` takes a tool as JSON and answers with the registration that the tool needs.
 */
export function toolsApiRoutes({
  store,
  platform,
}: {
  readonly store: LmsStore;
  readonly platform: LtiPlatform;
}) {
  const router = Router();
  const answer = (tool: RegisteredTool) => ({ tool, registration: registrationOf(platform, tool) });
  router.use('/api', (req, res, next) => {
    if (teaches(req)) return next();
    // No challenge: a browser must not start to send the password by itself.
    fault(res, 401, 'Send the username and password of somebody who teaches (HTTP Basic).');
  });
  router.get('/api/tools', async (_req, res) => {
    res.json({ tools: (await store.tools()).map(answer) });
  });
  router.post('/api/tools', json(), async (req, res) => {
    const tool = readToolInput(req.body);
    if ('client_id' in tool) {
      await store.putTool(tool);
      res.status(201).json(answer(tool));
    } else {
      fault(res, 422, tool.join('; '));
    }
  });
  router.delete('/api/tools/:clientId', async (req, res) => {
    await store.removeTool(req.params.clientId);
    res.status(204).end();
  });
  return router;
}

function teaches(req: Request): boolean {
  const [scheme, value = ''] = (req.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'basic') return false;
  const [username = '', ...password] = Buffer.from(value, 'base64').toString('utf8').split(':');
  const person = personByUsername(username);
  return person?.role === 'instructor' && person.password === password.join(':');
}

function fault(res: Response, status: number, detail: string): void {
  res.status(status).type('application/problem+json').json({ type: 'about:blank', status, detail });
}

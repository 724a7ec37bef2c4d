import { Router, urlencoded } from 'express';
import { iconRoutes } from './deep-linking/icon.routes.ts';
import { pickerRoutes } from './deep-linking/picker.routes.ts';
import { pickerSessionSchema } from './deep-linking/picker-session.ts';
import { accessTokens } from './grades/access-tokens.ts';
import { enqueueScores } from './grades/enqueue-scores.ts';
import { gradeService } from './grades/grade-service.ts';
import { sendScoreHandler } from './grades/send-score.ts';
import { jwksRoutes } from './keys/jwks.routes.ts';
import { remoteKeys } from './keys/remote-keys.ts';
import { signedTokens } from './keys/signed-token.ts';
import { toolKeys } from './keys/tool-keys.ts';
import { nonceClaims } from './launch/claim-nonce.ts';
import { launchRoutes } from './launch/launch.routes.ts';
import { ltiUsernames } from './launch/lti-account.ts';
import { profileDigests } from './launch/lti-profile.ts';
import { loginStateSchema } from './launch/login-state.ts';
import type { LtiAddresses, LtiTool, LtiToolDeps } from './lti-tool.ts';
import { platforms } from './registrations/platforms.ts';
import { registrationCache } from './registrations/registration-cache.ts';

/**
 * Makes the engine an LTI 1.3 tool: platforms launch its courses and take their grades. Any number of tools live side by
 * side in a process; all they share is what their databases share.
 */
export function createLtiTool(input: LtiToolDeps): LtiTool {
  const { secret, records, clock, ids } = input;
  const fetcher = input.fetch ?? fetch;
  const registrations = registrationCache(input);
  const keys = toolKeys(input);
  const deps = {
    ...input,
    addresses: addresses(input.publicUrl),
    registrations,
    toolKeys: keys,
    platformKeys: remoteKeys({ clock, fetch: fetcher }),
    claimNonce: nonceClaims(clock),
    usernameOf: ltiUsernames(input),
    profileOf: profileDigests(input),
    observe: () => undefined,
    states: signedTokens(secret, 'login state', loginStateSchema),
    pickers: signedTokens(secret, 'picker session', pickerSessionSchema),
    gradeService: gradeService({
      tokens: accessTokens({ toolKeys: keys, clock, ids, fetch: fetcher }),
      clock,
      fetch: fetcher,
    }),
  };
  const router = Router();
  router.use('/lti', urlencoded({ extended: false, limit: '1mb' }));
  launchRoutes(router, deps);
  pickerRoutes(router, deps);
  iconRoutes(router);
  jwksRoutes(router, deps);
  return {
    router,
    jobs: [sendScoreHandler(deps)],
    onGradeChange: enqueueScores,
    keys,
    platforms: platforms({ records, registrations, clock, ids }),
    addresses: deps.addresses,
  };
}

function addresses(publicUrl: string): LtiAddresses {
  return {
    login: `${publicUrl}/lti/login`,
    launch: `${publicUrl}/lti/launch`,
    jwks: `${publicUrl}/lti/jwks.json`,
    deepLink: `${publicUrl}/lti/deep-link`,
  };
}

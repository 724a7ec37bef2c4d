import { Router } from 'express';
import { iconRoutes } from './deep-linking/icon.routes.ts';
import { pickerRoutes } from './deep-linking/picker.routes.ts';
import { pickerSessionSchema } from './deep-linking/picker-session.ts';
import { launchDoctor } from './doctor/launch-doctor.ts';
import { launchWriter } from './doctor/launch-writer.ts';
import { accessTokens } from './grades/access-tokens.ts';
import { enqueueScores } from './grades/enqueue-scores.ts';
import { ltiGrades } from './grades/lti-grades.ts';
import { scheduleSweep } from './grades/send-scores.job.ts';
import { serviceCaller } from './grades/service-caller.ts';
import { jwksRoutes } from './keys/jwks.routes.ts';
import { remoteKeys } from './keys/remote-keys.ts';
import { signedTokens } from './keys/signed-token.ts';
import { toolKeys } from './keys/tool-keys.ts';
import { afterLaunch } from './launch/after-launch.ts';
import { nonceClaims } from './launch/claim-nonce.ts';
import { firstRoutes } from './http/first-routes.ts';
import { launchRoutes, storageRoutes } from './launch/launch.routes.ts';
import { ltiUsernames } from './launch/lti-account.ts';
import { profileDigests } from './launch/lti-profile.ts';
import { loginStateSchema } from './launch/login-state.ts';
import { limitRequests } from './limits/limit-requests.ts';
import { memoryLimits } from './limits/memory-limits.ts';
import { linkReport } from './links/link-report.ts';
import type { LtiTool } from './lti-tool.ts';
import type { LtiToolAddresses, LtiToolDeps } from './lti-tool-deps.ts';
import { openRegistrations } from './registration/open-registrations.ts';
import { platforms } from './registrations/platforms.ts';
import { registrationCache } from './registrations/registration-cache.ts';
import { ltiRosters } from './roster/lti-rosters.ts';
import { syncRosterHandler } from './roster/sync-roster.ts';

/**
 * Makes the engine an LTI 1.3 tool: platforms launch its courses and take their grades. Any number of tools live side by
 * side in a process; all they share is what their databases share.
 */
export function createLtiTool(input: LtiToolDeps): LtiTool {
  const { secret, records, clock, ids } = input;
  const fetcher = input.fetch ?? fetch;
  const registrations = registrationCache(input);
  const keys = toolKeys(input);
  const tokens = accessTokens({ toolKeys: keys, clock, ids, fetch: fetcher });
  const { observe, flush } = launchWriter(input);
  const deps = {
    ...input,
    limits: input.limits ?? memoryLimits(input),
    addresses: addresses(input.publicUrl),
    platforms: platforms({ records, registrations, clock, ids }),
    registrations,
    toolKeys: keys,
    platformKeys: remoteKeys({ clock, fetch: fetcher }),
    claimNonce: nonceClaims(clock),
    usernameOf: ltiUsernames(input),
    profileOf: profileDigests(input),
    afterLaunch: afterLaunch(input),
    observe,
    states: signedTokens(secret, 'login state', loginStateSchema),
    pickers: signedTokens(secret, 'picker session', pickerSessionSchema),
    callService: serviceCaller({ tokens, clock, fetch: fetcher }),
  };
  const { grades, jobs } = ltiGrades(deps);
  const rosters = ltiRosters(deps);
  const router = Router();
  router.use(firstRoutes(limitRequests(deps), launchRoutes(deps)));
  storageRoutes(router, deps);
  pickerRoutes(router, deps);
  iconRoutes(router);
  jwksRoutes(router, deps);
  const opened = openRegistrations(router, deps);
  return {
    router,
    jobs: [...jobs, syncRosterHandler(deps)],
    onGradeChange: (tx, change) => enqueueScores(deps, tx, change),
    grades,
    schedule: scheduleSweep,
    rosters,
    links: { report: (request) => linkReport(deps, request) },
    keys: {
      ...keys,
      reseal: async (under) => (await keys.reseal(under)) + (await opened.reseal(under)),
    },
    platforms: deps.platforms,
    registrations: opened.service,
    doctor: launchDoctor({ ...deps, tokens, fetch: fetcher, flush }),
    addresses: deps.addresses,
  };
}

function addresses(publicUrl: string): LtiToolAddresses {
  return {
    login: `${publicUrl}/lti/login`,
    launch: `${publicUrl}/lti/launch`,
    jwks: `${publicUrl}/lti/jwks.json`,
    deepLink: `${publicUrl}/lti/deep-link`,
    register: `${publicUrl}/lti/register`,
    canvas: `${publicUrl}/lti/canvas.json`,
  };
}

import { CoreError } from '@coursewright/core';
import { z } from 'zod';
import type { Registration } from '../registrations/registration.ts';
import { inviteNonce } from './begin-registration.ts';
import { sealClientToken } from './client-token.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { refuseRegistration, type RegistrationRefusal } from './registration-refusals.ts';
import { registrationRequest, registrationWishes, type RegistrationWishes } from './registration-request.ts';
import type { RegistrationSession } from './registration-session.ts';
import { sendRegistration, type RegisteredClient } from './send-registration.ts';

const several = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .optional()
  .transform((list) => list ?? []);

/** What the page's form brings. A box that is not ticked is not sent. */
const form = z.object({
  session: z.string(),
  title: z.string().trim().max(255).optional(),
  reach: z.string().optional(),
  course: several,
  grades: z.enum(['links', 'subsections', 'course', 'none']).optional().catch(undefined),
  name: z.string().optional(),
  email: z.string().optional(),
});

export interface FinishedRegistration {
  readonly registration: Registration;
  readonly session: RegistrationSession;
}

/** Who is asked chooses; for who is not known here, an administrator does so later. */
interface Choices extends Pick<Registration, 'grades' | 'personalData'> {
  readonly title: string;
  readonly courses?: readonly string[];
}

/**
 * Registers the tool at the platform that was shown (DR step 3), and the platform here: as active where an administrator
 * said so, else it waits for approval.
 */
export async function finishRegistration(
  deps: RegistrationDeps,
  body: unknown,
): Promise<FinishedRegistration | RegistrationRefusal> {
  const given = form.safeParse(body);
  const opened = given.success ? deps.sessions.open(given.data.session) : undefined;
  if (!given.success || opened === undefined || opened.expires < deps.clock.now()) {
    return refuseRegistration('session_expired');
  }
  const session = opened.data;
  const choices = await choicesOf(deps, session, given.data);
  if (choices === undefined) return refuseRegistration('courses_missing');
  if (!(await claim(deps, `registration ${session.id}`, opened.expires))) {
    return refuseRegistration('session_used');
  }
  const wishes = registrationWishes(session.platform, choices);
  const { platform, token } = session;
  const client = await sendRegistration(deps.network.fetch, {
    method: 'POST',
    address: platform.registrationUrl,
    token,
    body: registrationRequest(wishes, {
      name: deps.toolName,
      addresses: deps.addresses,
      product: platform.product,
    }),
  });
  if ('refused' in client) return client;
  // Of two who use a one-time address at once, the second one waits.
  const allowed =
    session.by === 'administrator' ||
    (session.invite !== undefined &&
      (await claim(deps, inviteNonce(session.invite.id), session.invite.expires)));
  return keep(deps, { session, choices, wishes, client, allowed });
}

async function keep(
  deps: RegistrationDeps,
  facts: {
    readonly session: RegistrationSession;
    readonly choices: Choices;
    readonly wishes: RegistrationWishes;
    readonly client: RegisteredClient;
    readonly allowed: boolean;
  },
): Promise<FinishedRegistration | RegistrationRefusal> {
  const { session, choices, wishes, client, allowed } = facts;
  const { platform } = session;
  const { clientId, deploymentId, clientUri, token } = client;
  try {
    const registration = await deps.platforms.add(
      {
        name: choices.title,
        issuer: platform.issuer,
        client_id: clientId,
        deployment_ids: deploymentId === undefined ? [] : [deploymentId],
        // Where deployments are made later, whoever may launch with this client id may do so from each of them.
        deployments: deploymentId === undefined ? 'any' : 'listed',
        auth_login_url: platform.authLoginUrl,
        auth_token_url: platform.authTokenUrl,
        jwks_url: platform.jwksUrl,
        algorithms: platform.algorithms,
        state: allowed ? 'active' : 'pending',
        ...(platform.audience !== undefined && { audience: platform.audience }),
        ...(platform.product !== undefined && { product: platform.product }),
        ...(choices.courses !== undefined && { courses: [...choices.courses] }),
        personal_data: choices.personalData,
        grades: choices.grades,
      },
      {
        ...(clientUri !== undefined && { clientUri }),
        ...(clientUri !== undefined &&
          token !== undefined && {
            sealedToken: sealClientToken(deps.secret, { issuer: platform.issuer, clientId }, token),
          }),
        scopes: client.scopes ?? wishes.scopes,
        messages: wishes.messages.map(({ type }) => type),
      },
    );
    const { id: registrationId, issuer, state } = registration;
    deps.log?.info(
      { registrationId, issuer, clientId, state, by: session.by },
      'an LTI platform was registered',
    );
    return { registration, session };
  } catch (error) {
    if (!(error instanceof CoreError) || error.code !== 'conflict') throw error;
    return refuseRegistration('already_registered', { issuer: platform.issuer, client: clientId });
  }
}

/** undefined where courses were to be chosen and none was. */
async function choicesOf(
  deps: RegistrationDeps,
  { by, platform }: RegistrationSession,
  given: z.output<typeof form>,
): Promise<Choices | undefined> {
  const title = given.title === undefined || given.title === '' ? platformTitle(platform) : given.title;
  if (by === 'nobody') return { title, grades: 'links', personalData: { name: true, email: true } };
  const chosen = {
    title,
    grades: given.grades ?? 'links',
    personalData: { name: given.name === 'yes', email: given.email === 'yes' },
  };
  if (given.reach !== 'some') return chosen;
  const known = new Set((await deps.courses.list()).map(({ courseKey }) => courseKey));
  const courses = given.course.filter((courseKey) => known.has(courseKey));
  return courses.length === 0 ? undefined : { ...chosen, courses };
}

/** What a platform is called until somebody says otherwise: the school it names, else its host. */
export function platformTitle({ account, issuer, registrationUrl }: RegistrationSession['platform']): string {
  return account ?? URL.parse(issuer)?.hostname ?? new URL(registrationUrl).hostname;
}

function claim(deps: RegistrationDeps, nonce: string, expires: number): Promise<boolean> {
  return deps.records.transaction(({ ltiNonces }) => ltiNonces.claimNonce(nonce, expires));
}

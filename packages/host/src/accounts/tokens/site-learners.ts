import { CoreError, type Account, type LearnerService } from '@coursewright/core';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { embedKeySecret } from './embed-keys.ts';
import type { EmbedKey } from './embed-key-store.port.ts';
import type { LaunchDeps } from './launch-sessions.ts';
import { opaqueUsername } from './opaque-username.ts';

/** Seconds that an assertion is good for at most. */
const LIFE = 300;
/** Seconds that the site's clock may be off. */
const SKEW = 10;

const claims = z.object({
  sub: z.string().min(1).max(255),
  jti: z.string().min(8).max(255),
  iat: z.number(),
  exp: z.number(),
  name: z.string().max(255).default(''),
  email: z.union([z.literal(''), z.email().max(254)]).default(''),
});

export type SiteLearner = z.output<typeof claims>;

/**
 * Whom a site's server vouches for: a JWT (RFC 7519) that it signed with its embed key's secret, good for five minutes
 * and one use. Throws `assertion_not_valid`.
 */
export async function readAssertion(
  deps: LaunchDeps,
  key: EmbedKey,
  assertion: string,
): Promise<SiteLearner> {
  const { records, clock, publicUrl, secret } = deps;
  const verified = await verify(assertion, {
    secret: new TextEncoder().encode(embedKeySecret(secret, key)),
    key,
    publicUrl,
    now: new Date(clock.now() / 1000),
  });
  const parsed = claims.safeParse(verified);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new CoreError('assertion_not_valid', `Its claims are not right: ${wrong.join('; ')}`);
  }
  const { jti, iat, exp } = parsed.data;
  if (exp - iat > LIFE) {
    throw new CoreError('assertion_not_valid', `exp may be at most ${LIFE} seconds after iat.`);
  }
  const expires = (exp + SKEW + 1) * 1_000_000;
  const first = await records.transaction((tx) =>
    tx.launchSessions.useAssertion({ key: key.id, jti, expires }),
  );
  if (!first)
    throw new CoreError('assertion_not_valid', 'It was used before: sign a new one with a new jti.');
  return parsed.data;
}

async function verify(
  assertion: string,
  { secret, key, publicUrl, now }: { secret: Uint8Array; key: EmbedKey; publicUrl: string; now: Date },
): Promise<object> {
  try {
    const { payload } = await jwtVerify(assertion, secret, {
      algorithms: ['HS256'],
      issuer: key.id,
      audience: publicUrl,
      requiredClaims: ['sub', 'iat', 'exp', 'jti'],
      maxTokenAge: LIFE,
      clockTolerance: SKEW,
      currentDate: now,
    });
    return payload;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw new CoreError('assertion_not_valid', `${error.message}.`, { cause: error });
  }
}

/** The account of a site's learner; the site's own id for them is not kept. */
export async function siteLearnerAccount(
  learners: LearnerService,
  key: EmbedKey,
  { sub, name, email }: SiteLearner,
): Promise<Account> {
  const username = opaqueUsername('s', key.id, sub);
  const known = await learners.accountByUsername(username);
  if (known !== undefined) return known;
  try {
    return await learners.createAccount({ username, email, name, kind: 'lti' });
  } catch (error) {
    const other = await learners.accountByUsername(username);
    if (other === undefined) throw error;
    return other;
  }
}

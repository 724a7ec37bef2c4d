import { claims as names } from '../spec/claims.ts';

/** Longest text that is kept of anything that somebody else sent. */
const longest = 300;

/** Claims that say what was sent and whence, but not who came. Of any other, only that it was there. */
const kept: ReadonlySet<string> = new Set([
  'iss',
  'aud',
  'azp',
  'exp',
  'iat',
  'nbf',
  'locale',
  names.messageType,
  names.version,
  names.deploymentId,
  names.targetLinkUri,
  names.resourceLink,
  names.roles,
  names.context,
  names.launchPresentation,
  names.toolPlatform,
  names.gradeService,
  names.namesRoleService,
  names.deepLinkingSettings,
  'https://www.instructure.com/placement',
]);

/** Custom parameters that are ours, or name places and not people; others may hold anything. */
const keptCustom = /^(block|course|.*(resource_?link|context).*(id|history).*|placement)$/i;

const notKept = '(not kept)';

/** The claims of a token without what tells who somebody is, short enough to be kept. */
export function redactClaims(claims: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(claims)
      .slice(0, 100)
      .map(([name, value]) => [name.slice(0, longest), redacted(name, value)]),
  );
}

/** The header of a token: algorithm, type and key id; of a key or address that came along, only that it did. */
export function redactHeader(header: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(header)
      .slice(0, 20)
      .map(([name, value]) => [
        name.slice(0, longest),
        ['alg', 'typ', 'kid', 'crit'].includes(name) ? shortened(value) : notKept,
      ]),
  );
}

function redacted(name: string, value: unknown): unknown {
  if (name === names.custom && typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .slice(0, 50)
        .map(([key, one]) => [
          key.slice(0, longest),
          keptCustom.test(key) || isVariable(one) ? shortened(one) : notKept,
        ]),
    );
  }
  if (name === 'sub' && typeof value === 'string') return `(${value.length} characters, not kept)`;
  return kept.has(name) ? shortened(value) : notKept;
}

/** A variable that the platform did not know, as it was asked for (core §B). */
function isVariable(value: unknown): boolean {
  return typeof value === 'string' && /^\$[\w.]+$/.test(value);
}

/** Bounded in length, number and depth. */
export function shortened(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.length > longest ? `${value.slice(0, longest)}…` : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= 3) return '…';
  if (Array.isArray(value)) return value.slice(0, 30).map((one) => shortened(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 30)
      // Deep linking settings carry the platform's own sealed data.
      .map(([name, one]) => [
        name.slice(0, longest),
        name === 'data' && depth === 0 ? notKept : shortened(one, depth + 1),
      ]),
  );
}

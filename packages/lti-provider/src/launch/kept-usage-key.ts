import { linkId } from '../grades/link-id.ts';
import type { KnownAtLink } from '../grades/link-store.port.ts';
import type { LtiStores } from '../lti-stores.ts';
import { linkOf, type Visitor } from './enter-content.ts';

/**
 * The block that a link opens whose launch names none: what was chosen for it here, or what it opened before; for a copy,
 * what the newest link opened that it was copied from and that was ever launched. undefined when nothing is known.
 */
export async function keptUsageKey(
  { ltiLinks }: Pick<LtiStores, 'ltiLinks'>,
  visitor: Visitor,
  known: KnownAtLink,
): Promise<string | undefined> {
  const own = known.link ?? (await ltiLinks.link(linkOf(visitor)));
  if (own !== undefined) return own.usageKey;
  const before = copiedFrom(visitor);
  const links = await ltiLinks.linksAmong(before);
  const [newest] = before.flatMap((id) => links.find((link) => link.id === id) ?? []);
  return newest?.usageKey;
}

/** Names the links that a copy may be of, newest first: each in this course or one that the course was copied from. */
function copiedFrom({ registration, message }: Visitor): readonly string[] {
  const { deploymentId, contextId, history } = message;
  const contexts = [...new Set([contextId, ...history.contexts])];
  return history.links.flatMap((resourceLinkId) =>
    contexts.map((context) =>
      linkId({ registrationId: registration.id, deploymentId, contextId: context, resourceLinkId }),
    ),
  );
}

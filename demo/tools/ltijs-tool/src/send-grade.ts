import type { IdToken, LtijsFacade } from '@coursewright/lti-provider/ltijs';

/** Sends how many of the cards were right; false where the link takes no grade. */
export async function sendGrade(
  provider: LtijsFacade,
  token: IdToken,
  score: { readonly right: number; readonly of: number; readonly label: string },
): Promise<boolean> {
  const lineItem = await lineItemOf(provider, token, score);
  if (lineItem === undefined) return false;
  await provider.Grade.submitScore(token, lineItem, {
    scoreGiven: score.right,
    scoreMaximum: score.of,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
  });
  return true;
}

/** The link's own column; made where it has none and the platform lets us. */
export async function lineItemOf(
  provider: LtijsFacade,
  token: IdToken,
  { of, label }: { readonly of: number; readonly label: string },
): Promise<string | undefined> {
  const { endpoint } = token.platformContext;
  if (endpoint?.lineitem !== undefined) return endpoint.lineitem;
  if (endpoint?.lineitems === undefined) return undefined;
  const { lineItems } = await provider.Grade.getLineItems(token, { resourceLinkId: true });
  const [there] = lineItems;
  if (there !== undefined) return there.id;
  const made = await provider.Grade.createLineItem(
    token,
    { label, scoreMaximum: of },
    { resourceLinkId: true },
  );
  return made.id;
}

import { CoreError, type Records } from '@coursewright/core';
import type { LtiStores } from '../lti-stores.ts';
import type { RegistrationCache } from '../registrations/registration-cache.ts';
import type { ReadResults, Result } from './result-service.ts';

/** Somebody whose grade stands otherwise in the platform's gradebook than we sent it. */
export interface ResultDifference {
  readonly userId: number;
  readonly subject: string;
  readonly sent: { readonly scoreGiven: number; readonly scoreMaximum: number };
  /** Absent where the platform has none. */
  readonly found?: { readonly resultScore: number; readonly resultMaximum: number };
}

export interface ResultComparison {
  readonly lineItemUrl: string;
  /** Scores of ours that were looked for. */
  readonly compared: number;
  readonly differences: readonly ResultDifference[];
  /** Results of people whom we sent none of. */
  readonly others: number;
}

/** What differs by less was rounded by the platform. */
const tolerance = 0.005;

/**
 * Reads back what the platform has (AGS §3.3) of a link or column and compares it with what was sent. Throws `not_found` for
 * one without a line item, what the service throws otherwise.
 */
export async function compareResults(
  deps: {
    readonly records: Records<LtiStores>;
    readonly registrations: RegistrationCache;
    readonly readResults: ReadResults;
  },
  linkId: string,
): Promise<ResultComparison> {
  const { place, sent } = await deps.records.read(async ({ ltiLinks, ltiColumns, ltiScores }) => ({
    place: (await ltiColumns.column(linkId)) ?? (await ltiLinks.link(linkId)),
    sent: await ltiScores.outcomes(linkId),
  }));
  const registration = place && (await deps.registrations.byId(place.registrationId));
  const lineItemUrl = place?.lineItemUrl;
  if (registration === undefined || lineItemUrl === undefined) {
    throw new CoreError('not_found', `There is no line item for ${linkId}.`);
  }
  const found = new Map<string, Result>();
  for await (const page of deps.readResults(registration, lineItemUrl)) {
    for (const result of page) found.set(result.userId, result);
  }
  const subjects = await deps.records.read(({ ltiLinks }) =>
    Promise.all(sent.map(({ userId }) => ltiLinks.subjectOf(registration.id, userId))),
  );
  const differences: ResultDifference[] = [];
  let compared = 0;
  for (const [index, score] of sent.entries()) {
    const subject = subjects[index];
    if (score.sent === undefined || subject === undefined) continue;
    compared += 1;
    const result = found.get(subject);
    found.delete(subject);
    const { resultScore, resultMaximum = 1 } = result ?? {};
    const ratio = score.sent.scoreGiven / score.sent.scoreMaximum;
    if (resultScore !== undefined && Math.abs(resultScore / resultMaximum - ratio) <= tolerance) continue;
    differences.push({
      userId: score.userId,
      subject,
      sent: score.sent,
      ...(resultScore !== undefined && { found: { resultScore, resultMaximum } }),
    });
  }
  const others = [...found.values()].filter(({ resultScore }) => resultScore !== undefined).length;
  return { lineItemUrl, compared, differences, others };
}

import { z } from 'zod';
import { jsonText } from '../http/json-text.ts';
import type { Registration } from '../registrations/registration.ts';
import { mediaTypes } from '../spec/media-types.ts';
import { scopes } from '../spec/scopes.ts';
import { readPages } from './read-pages.ts';
import { belowLineItem } from './below-line-item.ts';
import type { ServiceCaller } from './service-caller.ts';
import { ServiceFailure } from './service-failure.ts';

/** What stands in a column for somebody (AGS §3.3). */
const resultSchema = z.object({
  userId: z.coerce.string(),
  /** Absent while there is none. */
  resultScore: z
    .number()
    .nullish()
    .transform((value) => value ?? undefined),
  resultMaximum: z.number().positive().catch(1),
  comment: z.string().optional().catch(undefined),
});

export type Result = z.infer<typeof resultSchema>;

/** Page by page. Throws as `ServiceCaller` does. */
export type ReadResults = (
  registration: Registration,
  lineItemUrl: string,
  signal?: AbortSignal,
) => AsyncGenerator<readonly Result[]>;

export function resultService(call: ServiceCaller): ReadResults {
  return async function* (registration, lineItemUrl, signal) {
    const request = {
      step: 'results',
      scope: scopes.resultReadonly,
      address: belowLineItem(lineItemUrl, 'results'),
      accept: mediaTypes.resultContainer,
    } as const;
    for await (const page of readPages(call, registration, request, signal)) {
      const results = z.array(resultSchema).safeParse(jsonText(page.text));
      if (!results.success)
        throw new ServiceFailure('never', "The platform's answer is not a list of results.");
      yield results.data;
    }
  };
}

import type { BoundedAnswer } from '../http/fetch-bounded.ts';
import { linkTo } from '../http/link-header.ts';
import type { Registration } from '../registrations/registration.ts';
import type { ServiceCaller, ServiceRequest } from './service-caller.ts';
import { ServiceFailure } from './service-failure.ts';

/** More pages than any course has; a platform that names its first page as the next one would never end. */
const mostPages = 10_000;

/** The pages of a list one after another, as their `Link: rel="next"` leads (AGS §3.2.2, NRPS §2.4.2); one is held at a time. */
export async function* readPages(
  call: ServiceCaller,
  registration: Registration,
  request: Omit<ServiceRequest, 'method' | 'body'>,
  signal?: AbortSignal,
): AsyncGenerator<BoundedAnswer> {
  let address: string | undefined = request.address;
  const seen = new Set<string>();
  while (address !== undefined) {
    if (seen.has(address) || seen.size >= mostPages) {
      throw new ServiceFailure('never', `The pages of the ${request.step} request do not end.`);
    }
    seen.add(address);
    const answer = await call(registration, { ...request, address }, signal);
    yield answer;
    address = linkTo(answer.headers, 'next', address);
  }
}

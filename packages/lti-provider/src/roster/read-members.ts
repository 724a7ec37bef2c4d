import { z } from 'zod';
import { readPages } from '../grades/read-pages.ts';
import type { ServiceCaller } from '../grades/service-caller.ts';
import { ServiceFailure } from '../grades/service-failure.ts';
import { jsonText } from '../http/json-text.ts';
import { linkTo } from '../http/link-header.ts';
import type { Registration } from '../registrations/registration.ts';
import { mediaTypes } from '../spec/media-types.ts';
import { scopes } from '../spec/scopes.ts';
import { memberStates } from './roster-store.port.ts';

const text = z.string().optional().catch(undefined);

/** Somebody of a context as the platform tells it (NRPS §2.2). */
const memberSchema = z.object({
  user_id: z.coerce.string().min(1),
  // §2.3: absent counts as active.
  status: z.enum(memberStates).catch('Active'),
  roles: z.array(z.string()).catch([]),
  name: text,
  given_name: text,
  family_name: text,
  email: text,
});

export type PlatformPerson = z.infer<typeof memberSchema>;

const container = z.object({
  members: z
    .array(z.unknown())
    .transform((members) => members.flatMap((member) => memberSchema.safeParse(member).data ?? [])),
});

export interface MembersPage {
  readonly members: readonly PlatformPerson[];
  /** Where to ask for what changes from now on (NRPS §2.4.3). */
  readonly differences?: string;
}

export interface MembersRequest {
  /** Of a launch's claim, or of differences. */
  readonly address: string;
  /** Members in one page, where the platform heeds it. */
  readonly limit?: number;
  /** Only those with this role (NRPS §2.4.1). */
  readonly role?: string;
}

/** Some platforms know no pages: a course of 10,000 is 5 MB. */
const maxBytes = 16_000_000;

/** The members of a context, page by page; one is held at a time. Throws as `ServiceCaller` does. */
export async function* readMembers(
  call: ServiceCaller,
  registration: Registration,
  { address, limit, role }: MembersRequest,
  signal?: AbortSignal,
): AsyncGenerator<MembersPage> {
  const wanted = new URL(address);
  if (limit !== undefined) wanted.searchParams.set('limit', String(limit));
  if (role !== undefined) wanted.searchParams.set('role', role);
  const request = {
    step: 'members',
    scope: scopes.membershipReadonly,
    accept: mediaTypes.membershipContainer,
    address: wanted.href,
    maxBytes,
  } as const;
  for await (const page of readPages(call, registration, request, signal)) {
    const parsed = container.safeParse(jsonText(page.text));
    if (!parsed.success) throw new ServiceFailure('never', "The platform's answer is not a list of members.");
    const differences = linkTo(page.headers, 'differences', wanted.href);
    yield { members: parsed.data.members, ...(differences !== undefined && { differences }) };
  }
}

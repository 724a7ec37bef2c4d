import { z } from 'zod';
import { linkTo } from '../../http/link-header.ts';
import { mediaTypes } from '../../spec/media-types.ts';
import { scopes } from '../../spec/scopes.ts';
import { jsonOf, type CallPlatform } from './call-platform.ts';
import type { IdToken } from './id-token.ts';
import { LtijsError } from './ltijs-error.ts';

export interface MemberOptions {
  readonly role?: string | false;
  readonly limit?: number | false;
  /** Pages to read; default 1, false = all. */
  readonly pages?: number | false;
  readonly url?: string | false;
  readonly resourceLinkId?: boolean;
}

export interface Members {
  readonly members: readonly unknown[];
  readonly next?: string;
  readonly differences?: string;
  readonly [member: string]: unknown;
}

/** ltijs's `NamesAndRoles` (NRPS 2.0). */
export interface NamesAndRoles {
  getMembers(token: IdToken, options?: MemberOptions): Promise<Members>;
}

const container = z.looseObject({ members: z.array(z.unknown()) });

export function namesAndRolesFacade(call: CallPlatform): NamesAndRoles {
  return {
    getMembers: async (token, options = {}) => {
      if (token === undefined) throw new LtijsError('MISSING_ID_TOKEN');
      const pages = options.pages === false ? Number.POSITIVE_INFINITY : (options.pages ?? 1);
      let address: string | undefined = options.url || firstAddress(token, options);
      let result: z.infer<typeof container> | undefined;
      let differences: string | undefined;
      for (let page = 0; page < pages && address !== undefined; page += 1) {
        const answer = await call(token, {
          step: 'members',
          scope: scopes.membershipReadonly,
          address,
          accept: mediaTypes.membershipContainer,
        });
        const body = container.parse(jsonOf(answer));
        result = result === undefined ? body : { ...result, members: [...result.members, ...body.members] };
        differences = linkTo(answer.headers, 'differences', address) ?? differences;
        address = linkTo(answer.headers, 'next', address);
      }
      return {
        ...(result ?? { members: [] }),
        ...(address !== undefined && { next: address }),
        ...(differences !== undefined && { differences }),
      };
    },
  };
}

function firstAddress({ platformContext }: IdToken, options: MemberOptions): string {
  const named = platformContext.namesRoles?.context_memberships_url;
  if (named === undefined) throw new LtijsError('MEMBERSHIPS_ENDPOINT_NOT_FOUND');
  const address = new URL(named);
  if (options.role) address.searchParams.set('role', options.role);
  if (options.limit) address.searchParams.set('limit', String(options.limit));
  const link = platformContext.resource?.id;
  if (options.resourceLinkId === true && link !== undefined) address.searchParams.set('rlid', link);
  return address.href;
}

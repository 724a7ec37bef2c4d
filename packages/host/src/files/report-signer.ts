import { createHmac } from 'node:crypto';
import {
  CoreError,
  currentSecret,
  withKnownSecret,
  type Clock,
  type Instant,
  type Secret,
} from '@coursewright/core';
import { deriveKey } from '../accounts/derive-key.ts';
import { sameSecret } from '../accounts/secret-hash.ts';

/** Addresses of reports about courses, each good for two minutes (edx-analytics-data-api, COURSE_REPORT_DOWNLOAD_EXPIRY_TIME). */
export interface ReportSigner {
  sign(file: string): { readonly url: string; readonly expires: Instant };
  /** Throws `address_expired`. */
  check(file: string, query: { readonly e: string; readonly s: string }): void;
}

const SECONDS = 120;

export function reportSigner(deps: {
  readonly secret: Secret;
  readonly clock: Clock;
  readonly publicUrl: string;
}): ReportSigner {
  const signature = (under: string, file: string, expires: string) =>
    createHmac('sha256', deriveKey(under, 'report-address'))
      .update(JSON.stringify([file, expires]))
      .digest('base64url');
  const now = () => Math.floor(deps.clock.now() / 1_000_000);
  return {
    sign: (file) => {
      const expires = now() + SECONDS;
      const s = signature(currentSecret(deps.secret), file, String(expires));
      const url = `${deps.publicUrl}/reports/${encodeURIComponent(file)}?e=${expires}&s=${s}`;
      return { url, expires: expires * 1_000_000 };
    },
    check: (file, { e, s }) => {
      const signs = (one: string): true | undefined => sameSecret(s, signature(one, file, e)) || undefined;
      if (/^\d{1,12}$/.test(e) && Number(e) > now() && withKnownSecret(deps.secret, signs)) return;
      throw new CoreError('address_expired', 'The address of this report has expired or was changed.');
    },
  };
}

import type { Refusal } from '@coursewright/core';
import type { RefusalCode } from './refusal-catalogue.ts';

/** A login or launch that is not let in, and why. `facts` are what the sentence tells; never a token or a secret. */
export type LtiRefusal = Refusal<RefusalCode>;

export function refuse(code: RefusalCode, facts?: Readonly<Record<string, string | number>>): LtiRefusal {
  return { refused: code, ...(facts !== undefined && { facts }) };
}

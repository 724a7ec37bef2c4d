import { certificationCases } from './cases/certification-cases.ts';
import { laterMessageCases } from './cases/later-message-cases.ts';
import { messageCases } from './cases/message-cases.ts';
import { tokenCases } from './cases/token-cases.ts';
import type { LaunchCase } from './launch-case.ts';

/** Every launch that a token alone decides. Good ones are made from a plain launch of `ada` at `client-1`. */
export const launchCases: readonly LaunchCase[] = [
  ...tokenCases,
  ...messageCases,
  ...laterMessageCases,
  ...certificationCases,
];

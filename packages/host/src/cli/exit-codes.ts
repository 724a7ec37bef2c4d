/** What the process ends with; 64 and up are of sysexits.h. */
export const exitCodes = {
  ok: 0,
  /** The command could not do it, or what it checked has faults. */
  failed: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** EX_CONFIG: a setting is missing or wrong. */
  config: 78,
} as const;

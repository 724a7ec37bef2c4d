/** Seconds of Open edX's `Timedelta` text (`1 day 12 hours 59 minutes 59 seconds`, any part may be missing). */
export function timedeltaSeconds(text: string): number | undefined {
  const parts =
    /^\s*(?:(\d+) days?(?:,|\s|$)\s*)?(?:(\d+) hours?(?:,|\s|$)\s*)?(?:(\d+) minutes?(?:,|\s|$)\s*)?(?:(\d+) seconds?)?\s*$/.exec(
      text,
    );
  if (parts === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

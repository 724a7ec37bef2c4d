/** Where a line item takes scores (AGS §3.4): `/scores` at the end of the path, before the query that Moodle's have. */
export function scoresAddress(lineItemUrl: string): string {
  const url = new URL(lineItemUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/scores`;
  return url.href;
}

/** Where a line item takes scores and tells results (AGS §3.3, 3.4): at the end of the path, before the query that Moodle's have. */
export function belowLineItem(lineItemUrl: string, service: 'scores' | 'results'): string {
  const url = new URL(lineItemUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${service}`;
  return url.href;
}

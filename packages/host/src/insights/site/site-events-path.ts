/** The page of the site's events: those that a task counts, or all. */
export function siteEventsPath(task: string | undefined): string {
  return `/admin/insights/events${task === undefined ? '' : `?task=${encodeURIComponent(task)}`}`;
}

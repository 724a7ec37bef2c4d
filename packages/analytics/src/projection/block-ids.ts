/** `block-v1:…`, for a course of the older form or a CCX too, as openedx/event-routing-backends makes it (helpers.py). */
export function blockKey(courseKey: string, type: string, id: string): string | undefined {
  const [scheme = '', run] = courseKey.split(':');
  if (run === undefined) return undefined;
  const version = `block-${scheme.split('-').at(-1) ?? ''}`;
  return `${scheme.includes('ccx') ? `ccx-${version}` : version}:${run}+type@${type}+block@${id}`;
}

/** The problem that a page tells of: the one that its address activates, else the one that its form's fields are named after. */
export function problemOfPage(
  referer: string | undefined,
  data: string | undefined,
  courseKey: string | undefined,
): string | undefined {
  const active = activeBlock(referer);
  if (active !== undefined) return active;
  if (data === undefined || courseKey === undefined) return undefined;
  const id = data.split('_')[1];
  return id === undefined ? undefined : blockKey(courseKey, 'problem', id);
}

function activeBlock(referer: string | undefined): string | undefined {
  const query = referer?.split('#', 1)[0]?.split('?').slice(1).join('?');
  const block = query === undefined ? null : new URLSearchParams(query).get('activate_block_id');
  return block === null || block === '' ? undefined : block;
}

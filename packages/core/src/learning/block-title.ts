import type { PlacedBlock } from '../courses/course-version.ts';

/** `display_name`, or the name in the block's key with blanks (XModuleMixin `display_name_with_default`). */
export function blockTitle({ id, fields }: PlacedBlock): string {
  const name = fields['display_name'];
  if (typeof name === 'string' && name !== '') return name;
  return id.slice(id.indexOf('@') + 1).replaceAll('_', ' ');
}

import { CoreError, type Clock, type IdSource, type Records } from '@coursewright/core';
import type { HostStores } from '../accounts/host-stores.ts';
import type { TeamNote } from './team-note-store.port.ts';

/** Notes that one course keeps at most: more would hide what they stand on. */
const most = 200;

/** Writes a note on a day of a course. Throws `bad_input` for one that says nothing, and where there are too many. */
export async function writeTeamNote(
  {
    records,
    clock,
    ids,
  }: { readonly records: Records<HostStores>; readonly clock: Clock; readonly ids: IdSource },
  { courseKey, day, text, userId }: Pick<TeamNote, 'courseKey' | 'day' | 'text' | 'userId'>,
): Promise<TeamNote> {
  const said = text.trim();
  if (said === '') throw new CoreError('bad_input', 'A note needs a text.');
  const note = { id: `note_${ids.secret(9)}`, courseKey, day, text: said, userId, created: clock.now() };
  await records.transaction(async ({ teamNotes }) => {
    if ((await teamNotes.ofCourse(courseKey)).length >= most)
      throw new CoreError('bad_input', `A course keeps ${most} notes; remove some first.`);
    await teamNotes.add(note);
  });
  return note;
}

import { hostileTexts, using, type ContractTools, type StoreHarness } from '@coursewright/core/testing';
import type { TeamNote, TeamNoteStore } from './team-note-store.port.ts';

type Stores = { readonly teamNotes: TeamNoteStore };

const note = (id: string, more: Partial<TeamNote> = {}): TeamNote => ({
  id,
  courseKey: 'course-v1:Org+Test+1',
  day: '2026-10-05',
  text: 'Mail to all',
  userId: 7,
  created: 1_700_000_000_000_001,
  ...more,
});

/** What every store of notes keeps. */
export function teamNoteStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  const addAll = ({ records }: StoreHarness<Stores>, ...added: readonly TeamNote[]) =>
    records.transaction(async ({ teamNotes }) => {
      for (const one of added) await teamNotes.add(one);
    });

  describe(`team note store: ${name}`, () => {
    it(
      'gives notes back as they were written, hostile ones included, to another process too',
      test(async (harness) => {
        const notes = hostileTexts.map((text, index) => note(`n${String(index).padStart(3, '0')}`, { text }));
        await addAll(harness, ...notes);
        const other = await harness.reopen();
        expect(await other.read(({ teamNotes }) => teamNotes.ofCourse('course-v1:Org+Test+1'))).toEqual(
          notes,
        );
      }),
    );

    it(
      'keeps courses apart, case twins too, and gives none of a course that has none',
      test(async (harness) => {
        await addAll(harness, note('a'), note('b', { courseKey: 'course-v1:org+Test+1' }));
        const ids = (course: string) =>
          harness.records.read(async ({ teamNotes }) =>
            (await teamNotes.ofCourse(course)).map(({ id }) => id),
          );
        expect(await ids('course-v1:Org+Test+1')).toEqual(['a']);
        expect(await ids('course-v1:org+Test+1')).toEqual(['b']);
        expect(await ids('course-v1:Org+Test+2')).toEqual([]);
      }),
    );

    it(
      'lists notes in order of days, ties by id, and refuses an id that is taken',
      test(async (harness) => {
        await addAll(harness, note('c'), note('a'), note('b', { day: '2026-09-30' }));
        const notes = await harness.records.read(({ teamNotes }) =>
          teamNotes.ofCourse('course-v1:Org+Test+1'),
        );
        expect(notes.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
        await expect(addAll(harness, note('a'))).rejects.toMatchObject({ code: 'conflict' });
      }),
    );

    it(
      'removes a note of its course alone, once and again',
      test(async (harness) => {
        await addAll(harness, note('a'));
        const remove = (course: string) =>
          harness.records.transaction(({ teamNotes }) => teamNotes.remove(course, 'a'));
        const left = async () =>
          (await harness.records.read(({ teamNotes }) => teamNotes.ofCourse('course-v1:Org+Test+1'))).length;
        await remove('course-v1:Org+Test+2');
        expect(await left()).toBe(1);
        await remove('course-v1:Org+Test+1');
        await remove('course-v1:Org+Test+1');
        expect(await left()).toBe(0);
      }),
    );
  });
}

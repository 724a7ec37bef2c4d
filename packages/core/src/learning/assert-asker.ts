import { readViewer } from '../learners/read-viewer.ts';
import type { CoreStores } from '../records/core-stores.ts';
import { CoreError } from '../shared/core-error.ts';

/** Throws `forbidden` when somebody else than the learner asks who is not staff of the course. */
export async function assertAsker(
  stores: Pick<CoreStores, 'enrollments'>,
  {
    userId,
    courseKey,
    askedBy,
  }: { readonly userId: number; readonly courseKey: string; readonly askedBy: number | undefined },
): Promise<void> {
  if (askedBy === undefined || askedBy === userId) return;
  const { staff } = await readViewer(stores, askedBy, courseKey);
  if (!staff) throw new CoreError('forbidden', 'Only course staff may see the work of another learner.');
}

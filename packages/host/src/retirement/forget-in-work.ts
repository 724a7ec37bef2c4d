import { personInText } from '@coursewright/analytics';
import type { CoreStores, Records } from '@coursewright/core';
import type { PersonToForget } from './sealed-person.ts';

/** Takes name and address out of what somebody wrote and answered; the work itself stays. */
export async function forgetInWork(
  records: Records<Pick<CoreStores, 'states' | 'submissions'>>,
  person: PersonToForget,
): Promise<void> {
  const { without } = personInText(person);
  const other = (text: string) => without(text, person.retiredName);
  for (const id of person.ids) {
    await records.transaction(async ({ states, submissions }) => {
      await states.rewriteTexts(id, other);
      await submissions.rewriteSubmissions(id, other);
    });
  }
}

import { definePick } from '../define-task.ts';
import { userIdOf } from '../user-id.ts';

/** Under the user: the time of an event in any course or none, and the address it came from. */
export const lastAddress = definePick({
  name: 'last-address',
  types: ['*'],
  keep: 'last',
  pick(event, emit) {
    const { ip, time } = event;
    const userId = userIdOf(event.userId);
    if (ip !== '' && time !== undefined && userId !== undefined) emit([userId], ['address', time, ip]);
  },
});

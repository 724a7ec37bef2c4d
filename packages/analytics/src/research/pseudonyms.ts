import { createHmac } from 'node:crypto';

/** Names that stand for learners of one course: the same for the same learner as long as the key is, and of no use in another course. */
export interface Pseudonyms {
  ofName(username: string): string;
  /** Of an account by its number: that of its user name where it is known. */
  ofId(userId: string): string;
}

export function pseudonyms({
  key,
  courseKey,
  names,
}: {
  /** Who does not have it cannot tell who is who, however many names he tries. */
  readonly key: string;
  readonly courseKey: string;
  /** User names by user ids. */
  readonly names: ReadonlyMap<string, string>;
}): Pseudonyms {
  const known = new Map<string, string>();
  const of = (kind: string, value: string): string => {
    const whole = JSON.stringify([courseKey, kind, value]);
    const found = known.get(whole);
    if (found !== undefined) return found;
    const made = `learner-${createHmac('sha256', key).update(whole).digest('hex').slice(0, 20)}`;
    known.set(whole, made);
    return made;
  };
  const ofName = (username: string) => (username === '' ? '' : of('name', username));
  return {
    ofName,
    ofId: (userId) => {
      const name = names.get(userId);
      return name === undefined ? of('id', userId) : ofName(name);
    },
  };
}

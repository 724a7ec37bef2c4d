/** Somebody with an account in the demo LMS. `id` is the subject its launches carry. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'instructor' | 'learner';
}

const person = (id: string, username: string, name: string, role: Person['role']): Person => ({
  id,
  username,
  password: `${username}-demo`,
  name,
  email: `${username}@lms.example`,
  role,
});

/** The people of the demo course: one who teaches, three who learn. Their passwords are printed at start. */
export const people: readonly Person[] = [
  person('person-1', 'grace', 'Grace Hopper', 'instructor'),
  person('person-2', 'ada', 'Ada Lovelace', 'learner'),
  person('person-3', 'benjamin', 'Benjamin Banneker', 'learner'),
  person('person-4', 'chien', 'Chien-Shiung Wu', 'learner'),
];

export function personByUsername(username: string): Person | undefined {
  return people.find((candidate) => candidate.username === username);
}

export function personById(id: string): Person | undefined {
  return people.find((candidate) => candidate.id === id);
}

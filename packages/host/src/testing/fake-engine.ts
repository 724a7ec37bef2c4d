import { CoreError, type Account, type Engine, type Enrollment, type NewAccount } from '@coursewright/core';

const courseKey = 'course-v1:Org+Test+1';
const summary = {
  courseKey,
  title: 'Test <course>',
  org: 'Org',
  number: 'Test',
  run: '1',
  language: 'en',
  shortDescription: 'Short & sweet',
  catalogVisibility: 'both',
} as const;
const unit = 'block-v1:Org+Test+1+type@vertical+block@u1';

/** In memory; stands in until the engine itself can be opened. */
export function fakeEngine(): Engine & { readonly recorded: unknown[] } {
  const accounts: (Account & { password?: string })[] = [];
  const enrollments: Enrollment[] = [];
  const roles = new Map<string, Set<string>>();
  const recorded: unknown[] = [];
  const known = (key: string) => {
    if (key !== courseKey) throw new CoreError('course_not_found', `${key} is not here.`);
  };
  const child = { title: 'U', completion: 0.5, graded: true, children: [] };
  const engine = {
    recorded,
    courses: {
      list: async () => [summary],
      summary: async (key: string) => (known(key), summary),
      file: async (key: string, path: string) => {
        known(key);
        if (path !== 'static/a.svg') throw new CoreError('not_found', 'No such file.');
        return { bytes: new TextEncoder().encode('<svg/>'), sha256: 'ab' };
      },
    },
    learners: {
      createAccount: async (input: NewAccount) => {
        const account = {
          id: accounts.length + 1,
          kind: 'full' as const,
          superuser: false,
          language: '',
          created: 0,
          ...input,
        };
        accounts.push(account);
        return account;
      },
      authenticate: async (login: string, password: string) =>
        accounts.find((one) => one.username === login && one.password === password) ?? {
          refused: 'wrong_login' as const,
        },
      account: async (id: number) => accounts[id - 1],
      accountByUsername: async (name: string) => accounts.find((one) => one.username === name),
      setRole: async (id: number, key: string, role: string) => {
        roles.set(`${id}${key}`, new Set([role]));
      },
      roles: async (id: number, key: string) => [...(roles.get(`${id}${key}`) ?? [])],
      enroll: async ({ userId, courseKey: key }: { userId: number; courseKey: string }) => {
        const one = { userId, courseKey: key, mode: 'honor' as const, active: true, created: 0 };
        enrollments.push(one);
        return one;
      },
      enrollment: async (id: number, key: string) =>
        enrollments.find((one) => one.userId === id && one.courseKey === key),
      enrollments: async (id: number) => enrollments.filter((one) => one.userId === id),
    },
    learning: {
      outline: async ({ courseKey: key }: { courseKey: string }) => {
        known(key);
        const subsection = {
          ...child,
          usageKey: 's',
          type: 'sequential',
          title: 'Sub',
          format: 'Homework',
          due: '2030-01-01T00:00:00Z',
          children: [{ ...child, usageKey: unit, type: 'vertical', title: 'Unit', kind: 'problem' as const }],
        };
        const section = {
          ...child,
          usageKey: 'c',
          type: 'chapter',
          title: 'Section',
          children: [subsection],
        };
        return { ...summary, outline: [section], resume: unit };
      },
      block: async ({ usageKey }: { usageKey: string }) => ({
        usageKey,
        type: 'vertical',
        title: 'Unit',
        view: {},
      }),
      act: async ({ usageKey, action }: { usageKey: string; action: string }) =>
        action === 'submit'
          ? { result: {}, block: { usageKey, type: 'problem', title: 'P', view: {} } }
          : { refused: 'attempts_used', facts: { allowed: 2 } },
    },
    grading: {
      progress: async () => ({
        percent: 0.5,
        letter: 'Pass',
        passed: true,
        cutoffs: [{ letter: 'Pass', atLeast: 0.5 }],
        formats: [],
        subsections: [],
      }),
      gradebook: async () => ({
        items: accounts.map(({ id, username, name }) => ({
          userId: id,
          username,
          name,
          percent: 0.5,
          letter: null,
          subsections: {},
        })),
      }),
    },
    events: { record: async (events: unknown) => void recorded.push(events) },
    start: async () => {},
    close: async () => {},
  };
  return engine as unknown as Engine & { readonly recorded: unknown[] };
}

import type { ContractTools, StoreHarness } from '@coursewright/core/testing';
import type { LtiStores } from '../lti-stores.ts';
import type { Registration } from './registration.ts';

const registration = (id: string, more: Partial<Registration> = {}): Registration => ({
  id,
  issuer: 'https://lms.example',
  clientId: `client of ${id}`,
  deploymentIds: ['1'],
  authLoginUrl: 'https://lms.example/auth',
  authTokenUrl: 'https://lms.example/token',
  jwksUrl: 'https://lms.example/jwks',
  name: '😀 LMS \u202E',
  algorithms: ['RS256'],
  trustedAudiences: [],
  anonymous: false,
  state: 'active',
  deployments: 'listed',
  personalData: { name: true, email: true },
  grades: 'links',
  created: 5,
  ...more,
});

/** What every adapter of the store of registrations keeps. */
export function registrationStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<LtiStores>>,
): void {
  type Harness = StoreHarness<LtiStores>;
  const using = (work: (harness: Harness) => Promise<void>) => async () => {
    const harness = await open();
    try {
      await work(harness);
    } finally {
      await harness.close();
    }
  };
  const add = ({ records }: Pick<Harness, 'records'>, one: Registration) =>
    records.transaction((tx) => tx.ltiRegistrations.addRegistration(one));
  const change = (
    { records }: Pick<Harness, 'records'>,
    ...[id, changes]: Parameters<LtiStores['ltiRegistrations']['changeRegistration']>
  ) => records.transaction((tx) => tx.ltiRegistrations.changeRegistration(id, changes));
  const remove = ({ records }: Pick<Harness, 'records'>, id: string) =>
    records.transaction((tx) => tx.ltiRegistrations.removeRegistration(id));
  const get = ({ records }: Pick<Harness, 'records'>, id: string) =>
    records.read((view) => view.ltiRegistrations.registration(id));
  const list = ({ records }: Pick<Harness, 'records'>) =>
    records.read((view) => view.ltiRegistrations.registrations());

  describe(`LTI registrations: ${name}`, () => {
    it(
      'are listed oldest first, ties by id, as they were given, over a restart too',
      using(async (harness) => {
        const added = [
          registration('b', {
            audience: 'https://aud.example',
            anonymous: true,
            algorithms: ['ES256'],
            state: 'pending',
            deployments: 'any',
            deploymentIds: [],
            courses: ['course-v1:A+B+C'],
            personalData: { name: false, email: true },
            product: 'canvas',
            grades: 'course',
            registered: {
              clientUri: 'https://lms.example/reg/1',
              sealedToken: 'sealed',
              scopes: ['openid'],
              messages: ['LtiResourceLinkRequest'],
            },
          }),
          registration('a'),
          registration('c', { created: 4, trustedAudiences: ['other'] }),
        ];
        for (const one of added) expect(await add(harness, one)).toBe(one.id);
        const wanted = [added[2], added[1], added[0]];
        expect(await list(harness)).toEqual(wanted);
        const again = { records: await harness.reopen() };
        expect(await list(again)).toEqual(wanted);
        expect(await get(again, 'b')).toEqual(added[0]);
        expect(await get(again, 'B')).toBe(undefined);
      }),
    );

    it(
      'have issuer and client id together once; case and trailing blanks count',
      using(async (harness) => {
        const twin = (id: string, clientId: string) => add(harness, registration(id, { clientId }));
        await twin('1', 'twin');
        await twin('2', 'Twin');
        await twin('3', 'twin ');
        await expect(twin('4', 'twin')).rejects.toMatchObject({ code: 'conflict' });
        await expect(change(harness, '2', { clientId: 'twin' })).rejects.toMatchObject({ code: 'conflict' });
        expect((await list(harness)).map(({ clientId }) => clientId)).toEqual(['twin', 'Twin', 'twin ']);
      }),
    );

    it(
      'are changed where something is named, and lose an optional member that is given as undefined',
      using(async (harness) => {
        const before = registration('a', { audience: 'x', courses: ['course-v1:A+B+C'], product: 'moodle' });
        await add(harness, before);
        await add(harness, registration('b'));
        expect(await change(harness, 'a', { state: 'paused', name: 'L', audience: undefined })).toBe(true);
        const { audience: _audience, ...rest } = before;
        expect(await get(harness, 'a')).toEqual({ ...rest, state: 'paused', name: 'L' });
        expect(await get(harness, 'b')).toEqual(registration('b'));
        expect(await change(harness, 'nobody', { state: 'active' })).toBe(false);
      }),
    );

    it(
      'take every deployment of those that are added at once, in two processes too, each once',
      using(async (harness) => {
        await add(harness, registration('a'));
        const other = { records: await harness.reopen() };
        const deployments = ['1', '2', '2', '3', 'Three', '4'];
        await Promise.all(
          deployments.map((deployment, index) =>
            (index % 2 === 0 ? harness : other).records.transaction((tx) =>
              tx.ltiRegistrations.addDeployment('a', deployment),
            ),
          ),
        );
        const kept = (await get(harness, 'a'))?.deploymentIds ?? [];
        expect([...kept].sort()).toEqual(['1', '2', '3', '4', 'Three']);
        await harness.records.transaction((tx) => tx.ltiRegistrations.addDeployment('nobody', '1'));
      }),
    );

    it(
      'are gone once removed, and come back under the id that they had, with nothing else of before',
      using(async (harness) => {
        const issuer = 'https://other.example';
        await add(harness, registration('a', { audience: 'x', clientId: 'c' }));
        await add(harness, registration('b', { issuer, clientId: 'c' }));
        expect(await remove(harness, 'a')).toBe(true);
        expect(await remove(harness, 'a')).toBe(false);
        expect(await get(harness, 'a')).toBe(undefined);
        expect(await change(harness, 'a', { name: 'x' })).toBe(false);
        expect((await list(harness)).map(({ id }) => id)).toEqual(['b']);
        const anew = registration('new', { clientId: 'c', created: 9 });
        expect(await add(harness, anew)).toBe('a');
        expect(await list(harness)).toEqual([
          registration('b', { issuer, clientId: 'c' }),
          { ...anew, id: 'a' },
        ]);
        await expect(add(harness, anew)).rejects.toMatchObject({ code: 'conflict' });
      }),
    );

    it(
      'come back once for two who bring one back at the same time',
      using(async (harness) => {
        const other = { records: await harness.reopen() };
        await add(harness, registration('a'));
        await remove(harness, 'a');
        const both = await Promise.allSettled(
          [harness, other].map((from) => add(from, registration('n', { clientId: 'client of a' }))),
        );
        const answers = both.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.code));
        expect(new Set(answers)).toEqual(new Set(['a', 'conflict']));
      }),
    );
  });
}

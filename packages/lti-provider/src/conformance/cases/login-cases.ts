import { refusalCatalogue, type RefusalCode } from '../../refusals/refusal-catalogue.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { readAnswer } from '../read-answer.ts';
import type { LoginFields, Simulation } from '../simulation.ts';

interface LoginCase {
  readonly id: string;
  readonly name: string;
  readonly verdict: 'ok' | RefusalCode;
  readonly section?: string;
  readonly fields: (simulation: Simulation) => LoginFields;
}

const rows: readonly LoginCase[] = [
  ...(['iss', 'login_hint', 'target_link_uri'] as const).map((name, index): LoginCase => ({
    id: `L${index + 1}`,
    name: `a login without ${name}`,
    verdict: 'login_incomplete',
    fields: () => ({ [name]: null }),
  })),
  {
    id: 'L4',
    name: 'a login of an issuer that nobody registered',
    verdict: 'platform_unknown',
    fields: () => ({ iss: 'https://nobody.example' }),
  },
  {
    id: 'L5',
    name: 'a login of a client that nobody registered',
    verdict: 'platform_unknown',
    fields: () => ({ client_id: 'nobody' }),
  },
  {
    id: 'L6',
    name: 'a target on another site',
    verdict: 'target_foreign',
    fields: () => ({ target_link_uri: 'https://evil.example/lti/launch' }),
  },
  {
    id: 'L7',
    name: 'no client_id, one registration of the issuer',
    verdict: 'ok',
    section: 'core §4.1.3',
    fields: ({ other }) => ({ iss: other.origin, client_id: null }),
  },
  {
    id: 'L7b',
    name: 'no client_id, several registrations of the issuer',
    verdict: 'client_ambiguous',
    fields: () => ({ client_id: null }),
  },
  {
    id: 'L8',
    name: 'the deployment that is registered',
    verdict: 'ok',
    section: 'core §4.1.2',
    fields: () => ({ lti_deployment_id: '1' }),
  },
  {
    id: 'L9',
    name: 'a deployment that is not registered',
    verdict: 'login_deployment_unknown',
    fields: () => ({ lti_deployment_id: '2' }),
  },
  {
    id: 'L10',
    name: 'a target that is a script',
    verdict: 'target_foreign',
    fields: () => ({ target_link_uri: 'javascript:alert(1)' }),
  },
  {
    id: 'L10b',
    name: 'a target whose host is only its user',
    verdict: 'target_foreign',
    fields: ({ tool }) => ({
      target_link_uri: `${new URL(tool.launch).origin}@evil.example${new URL(tool.launch).pathname}`,
    }),
  },
];

/** Let in = the browser is sent to the platform. */
export const loginCases: readonly ConformanceCase[] = rows.map(({ id, name, verdict, section, fields }) => ({
  id,
  name,
  section: section ?? (verdict === 'ok' ? 'core §4.1' : refusalCatalogue[verdict].section),
  expected: verdict === 'ok' ? 'accept' : 'refuse',
  ...(verdict !== 'ok' && { refusal: verdict }),
  run: async (simulation) => {
    const { request, answer } = await simulation.login(fields(simulation));
    if (request !== undefined) return { got: 'accepted', detail: 'sent to the platform' };
    const read = readAnswer(simulation.tool, answer);
    return read.got === 'accepted' ? { got: 'broken', detail: `${answer.status} and no redirect` } : read;
  },
}));

import type { ConformanceCase } from '../conformance-case.ts';

const hint = 'a+b c&ü';

/** What the tool asks the platform (security framework §5.1.1.2). */
export const loginRequestCases: readonly ConformanceCase[] = [
  {
    id: 'L11',
    name: 'the request to the platform has every parameter, the hints unaltered',
    section: 'security §5.1.1.2',
    expected: 'hold',
    run: async (simulation) => {
      const { request } = await simulation.login({ lti_message_hint: hint });
      const wanted = {
        scope: 'openid',
        response_type: 'id_token',
        response_mode: 'form_post',
        prompt: 'none',
        client_id: 'client-1',
        login_hint: 'ada',
        lti_message_hint: hint,
      };
      const wrong = Object.entries(wanted).filter(([name, value]) => request?.get(name) !== value);
      const lacking = ['state', 'nonce', 'redirect_uri'].filter((name) => (request?.get(name) ?? '') === '');
      const names = [...wrong.map(([name]) => name), ...lacking];
      return names.length === 0
        ? { got: 'held', detail: '' }
        : { got: 'broken', detail: `missing or wrong: ${names.join(', ')}` };
    },
  },
  {
    id: 'L12',
    name: 'no lti_message_hint is sent back where none came',
    section: 'core §4.1.1',
    expected: 'hold',
    run: async (simulation) => {
      const { request } = await simulation.login();
      const held = request !== undefined && !request.has('lti_message_hint');
      return { got: held ? 'held' : 'broken', detail: '' };
    },
  },
  {
    id: 'L13',
    name: 'state and nonce are new at each login',
    section: 'security §5.1.1.2',
    expected: 'hold',
    run: async (simulation) => {
      const [one, two] = [await simulation.login(), await simulation.login()];
      const held = one.state !== two.state && one.nonce !== two.nonce && one.nonce !== '';
      return { got: held ? 'held' : 'broken', detail: '' };
    },
  },
];

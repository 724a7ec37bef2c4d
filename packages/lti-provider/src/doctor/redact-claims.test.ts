import { describe, expect, it } from 'vitest';
import { claims as names } from '../spec/claims.ts';
import { redactClaims, redactHeader } from './redact-claims.ts';

describe('what is kept of a token', () => {
  it('tells what was sent and whence', () => {
    const told = {
      iss: 'https://lms.example',
      aud: ['client'],
      [names.deploymentId]: '7',
      [names.context]: { id: 'c-1', title: 'Course one' },
      [names.roles]: ['Learner'],
    };
    expect(redactClaims(told)).toEqual(told);
  });

  it('tells of no person: of a subject its length, of names, addresses and unknown claims that they were there', () => {
    const kept = redactClaims({
      sub: '5a2b9c',
      name: 'Ada Lovelace',
      given_name: 'Ada',
      email: 'ada@example.org',
      picture: 'https://lms.example/ada.png',
      nonce: 'n-0S6_WzA2Mj',
      'https://purl.imsglobal.org/spec/lti/claim/lis': { person_sourcedid: 'ada' },
      [names.custom]: {
        block: 'block-v1:A+B+C+type@problem+block@p',
        login: 'ada',
        when: '$ResourceLink.submission.endDateTime',
        context_id_history: 'c-0',
      },
      [names.deepLinkingSettings]: { deep_link_return_url: 'https://lms.example/back', data: 'ada' },
    });
    expect(JSON.stringify(kept)).not.toMatch(/ada/i);
    expect(JSON.stringify(kept)).not.toContain('n-0S6');
    expect(kept).toMatchObject({
      sub: '(6 characters, not kept)',
      name: '(not kept)',
      [names.custom]: {
        block: 'block-v1:A+B+C+type@problem+block@p',
        login: '(not kept)',
        when: '$ResourceLink.submission.endDateTime',
        context_id_history: 'c-0',
      },
      [names.deepLinkingSettings]: { deep_link_return_url: 'https://lms.example/back', data: '(not kept)' },
    });
  });

  it('is small, whatever was sent', () => {
    const deep = { a: { b: { c: { d: 'x'.repeat(10_000) } } } };
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`claim ${n}`, 'x'.repeat(1000)]));
    const kept = redactClaims({ iss: 'x'.repeat(100_000), [names.context]: deep, ...many });
    expect(JSON.stringify(kept).length).toBeLessThan(10_000);
  });

  it('of a header says which key signed, and not what came along', () => {
    expect(
      redactHeader({ alg: 'RS256', kid: 'k1', jwk: { n: 'secret' }, jku: 'https://evil.example' }),
    ).toEqual({ alg: 'RS256', kid: 'k1', jwk: '(not kept)', jku: '(not kept)' });
  });
});

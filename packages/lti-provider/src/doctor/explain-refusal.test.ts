import { describe, expect, it } from 'vitest';
import { refuse } from '../refusals/lti-refusal.ts';
import { isRefusalCode, refusalCatalogue } from '../refusals/refusal-catalogue.ts';
import { explainRefusal, lmsFix } from './explain-refusal.ts';
import { lmsTopics, topics } from './fix-topics.ts';
import { lmsProduct, lmsProducts } from './lms-product.ts';

const codes = Object.keys(refusalCatalogue).filter(isRefusalCode);

describe('the explanation of a refusal', () => {
  it('is there for every code, platform and language', () => {
    for (const code of codes) {
      for (const product of lmsProducts) {
        const [english, spanish] = (['en', 'es'] as const).map((language) =>
          explainRefusal(refuse(code), product, language),
        );
        expect(english?.fix.length, `${code} ${product}`).toBeGreaterThan(30);
        expect(spanish?.fix.length, `${code} ${product}`).toBeGreaterThan(30);
        expect(english?.fix).not.toBe(spanish?.fix);
        expect(english?.section).toBe(refusalCatalogue[code].section);
      }
    }
  });

  it('has a topic for every code of the catalogue, and for no other', () => {
    expect(Object.keys(topics).toSorted()).toEqual(codes.toSorted());
  });

  it('tells of each topic something else in every platform’s words', () => {
    for (const language of ['en', 'es'] as const) {
      const all = lmsProducts.flatMap((product) =>
        lmsTopics.map((topic) => lmsFix(topic, product, language)),
      );
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('names the menus of the platform that it is about', () => {
    const refusal = refuse('deployment_unknown', { deployment: '9', platform: 'School' });
    const of = (product: (typeof lmsProducts)[number]) => explainRefusal(refusal, product, 'en');
    expect(of('moodle').fix).toContain('Manage tools');
    expect(of('moodle').cause).toContain('9');
    expect(of('canvas').fix).toContain('View App Configurations');
    expect(of('brightspace').fix).toContain('View Deployments');
    expect(of('blackboard').fix).toContain('LTI Tool Providers');
    expect(of('openedx').fix).toContain('always 1');
    expect(of('canvas').lms).toBe('Canvas');
    expect(of('other').lms).toBe(undefined);
    expect(explainRefusal(refuse('token_expired'), 'canvas', 'en').lms).toBe(undefined);
  });
});

describe('the product of a platform', () => {
  it.each([
    [{ product: 'Moodle' }, 'moodle'],
    [{ product: 'desire2learn' }, 'brightspace'],
    [{ product: 'BlackboardLearn' }, 'blackboard'],
    [{ product: 'sakai', issuer: 'https://canvas.instructure.com' }, 'sakai'],
    [{ product: 'home-made' }, 'other'],
    [{ issuer: 'https://canvas.beta.instructure.com' }, 'canvas'],
    [{ issuer: 'https://school.brightspace.com' }, 'brightspace'],
    [{ issuer: 'https://blackboard.com' }, 'blackboard'],
    [{ issuer: 'https://notblackboard.com' }, 'other'],
    [
      { issuer: 'https://edx.example', jwksUrl: 'https://edx.example/api/lti_consumer/v1/public_keysets/x' },
      'openedx',
    ],
    [{ issuer: 'https://m.example', jwksUrl: 'https://m.example/mod/lti/certs.php' }, 'moodle'],
    [{}, 'other'],
  ] as const)('%j is %s', (about, product) => {
    expect(lmsProduct(about)).toBe(product);
  });
});

import { describe, expect, it } from 'vitest';
import { requestParameters } from './request-parameters.ts';

describe('requestParameters', () => {
  it('is what Open edX writes of a request without parameters', () => {
    expect(requestParameters('', undefined)).toBe('{"GET": {}, "POST": {}}');
  });

  it('has each name with the list of its values, as Python writes them', () => {
    expect(requestParameters('page=1&x=é&page=2', { 'input_1[]': ['a', 'b'], note: '😀' })).toBe(
      String.raw`{"GET": {"page": ["1", "2"], "x": ["\u00e9"]}, "POST": {"input_1[]": ["a", "b"], "note": ["\ud83d\ude00"]}}`,
    );
  });

  it.each([
    'password',
    'newpassword',
    'old_password',
    'new_password1',
    'id_token',
    'csrf',
    'csrfmiddlewaretoken',
    'code',
    'code_challenge',
    'state',
    'lti_message_hint',
    'login_hint',
    'api_key',
    'client_secret',
    'X-Amz-Signature',
    'year_of_birth',
    'level_of_education',
    'email',
  ])('never tells the value of %s', (name) => {
    const text = requestParameters(`${name}=open-sesame`, { [name]: 'open-sesame' });
    expect(text).not.toContain('sesame');
    expect(text).toBe(`{"GET": {"${name}": "********"}, "POST": {"${name}": "********"}}`);
  });

  it('never tells what looks like a token, whatever it is called', () => {
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
    expect(requestParameters(`x=${token}`, { y: ['a', token] })).not.toContain('eyJ');
    expect(requestParameters(`t=${'0f'.repeat(16)}`, undefined)).toContain('"t": "********"');
  });

  it('tells keys of blocks and courses', () => {
    const unit = 'block-v1:Org+Test+1+type@vertical+block@0123456789abcdef0123456789abcdef';
    expect(requestParameters(`unit=${encodeURIComponent(unit)}&usage_key=x`, undefined)).toBe(
      `{"GET": {"unit": ["${unit}"], "usage_key": ["x"]}, "POST": {}}`,
    );
  });

  it('takes a body that is no form for nothing', () => {
    for (const body of [{ answers: { a: 'b' } }, ['a'], 'text', null]) {
      expect(requestParameters('', body)).toBe('{"GET": {}, "POST": {}}');
    }
  });

  it('cuts behind 512 characters, and then has both names still where they fit', () => {
    const text = requestParameters(`long=${'a b '.repeat(300)}`, {});
    expect(text).toHaveLength(512);
    expect(text.startsWith('{"GET": {"long": ["a b ')).toBe(true);
  });
});

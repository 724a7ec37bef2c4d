import { describe, expect, it } from 'vitest';
import { formText } from './form-text.ts';

describe('formText', () => {
  it('is what Open edX’s page sends of a form', () => {
    expect(formText({ p_2_1: ['choice_0', 'choice_2'], p_3_1: 'a b&c' })).toBe(
      'input_p_2_1%5B%5D=choice_0&input_p_2_1%5B%5D=choice_2&input_p_3_1=a+b%26c',
    );
  });

  it('has nothing for no answers, an empty text for an empty answer, and fields by name as JSON', () => {
    expect(formText({})).toBe('');
    expect(formText({ p_2_1: '', p_3_1: [] })).toBe('input_p_2_1=');
    expect(new URLSearchParams(formText({ p_2_1: { choice_0: '5' } })).get('input_p_2_1')).toBe(
      '{"choice_0":"5"}',
    );
  });
});

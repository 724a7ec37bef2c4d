import { expect, it } from 'vitest';
import { problemCheckLine } from './problem-check-line.ts';

const xml = '<problem><stringresponse answer="a"><textline/></stringresponse></problem>';
const checked = async (answers: Record<string, string>): Promise<unknown> =>
  JSON.parse(await problemCheckLine(JSON.stringify({ id: 1, xml, answers })));

it('passes over answers to inputs that there are not, and tells which these were', async () => {
  expect(await checked({ p_2_1: 'a', p_9_1: 'b' })).toMatchObject({
    success: 'correct',
    unknown_answers: ['p_9_1'],
  });
  expect(await checked({ p_2_1: 'a' })).not.toHaveProperty('unknown_answers');
});

it.each([
  ['no json', /^The line is no JSON: /],
  ['{"id": 1}', /^The case is not valid. xml: /],
  ['{"xml": "<problem/>", "seed": "x"}', /seed: /],
])('says in a sentence what is wrong with %s', async (line, message) => {
  expect(JSON.parse(await problemCheckLine(line))).toMatchObject({
    error: { type: 'bad_input', message: expect.stringMatching(message) },
  });
});

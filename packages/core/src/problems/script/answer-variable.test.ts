import { expect, it } from 'vitest';
import { answerVariable } from './answer-variable.ts';

const script = {
  code: 'x = 2',
  globals: '{"seed": 7, "x": 2}',
  kept: {},
  texts: new Map([
    ['seed', '7'],
    ['x', '2'],
    ['twice', '2'],
  ]),
};

it.each([
  ['2', script, '$x'],
  ['7', script, '$seed'],
  ['x = 2', script, '$script_code'],
  ['7', undefined, '$seed'],
  ['', undefined, '$script_code'],
  ['[]', undefined, '$python_path'],
  ['None', undefined, '$extra_files'],
  ['3', script, undefined],
])('finds of %j the variable that has it', (answer, context, name) => {
  expect(answerVariable(answer, { seed: 7, script: context })).toBe(name);
});

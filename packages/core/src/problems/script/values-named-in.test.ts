import { describe, expect, it } from 'vitest';
import { valuesNamedIn } from './values-named-in.ts';

const values = { attempt: 2, answers: { p_2_1: 'x' }, anonymous_student_id: 'a1' };
const namesIn = (code: string) => Object.keys(valuesNamedIn(code, values));

describe('valuesNamedIn', () => {
  it.each([
    ['correct = ["correct" if submission[0] == "3" else "incorrect"]', []],
    ['from math import sqrt\nimport re, json\nok = re.compile("a").match(submission[0])', []],
    ['correct = ["correct"] if attempt > 1 else ["incorrect"]', ['attempt']],
    ['attempts = 3\nmy_attempt = attempts', []],
    ['text = "%(attempt)s" % {"attempt": 1}', ['attempt']],
    ['from __future__ import division\nx = answers["p_2_1"]', ['answers']],
  ])('gives %j what it names', (code, names) => {
    expect(namesIn(code)).toEqual(names);
  });

  it.each([
    'exec("correct = [str(at" + "tempt)]")',
    'x = eval(submission[0])',
    'x = globals()["at" + "tempt"]',
    'x = locals()',
    'x = vars()',
    'names = dir()',
    'x = context',
    'x = (lambda: 0).__globals__',
    'x = "{0.__class__}".format(x)',
    'import sys',
    'x = 1; import helpers',
    'if x: from helpers import peek',
    'import helpers',
    'from helpers import *',
    'import math, helpers',
    'import \\\n helpers',
    'g = (i for i in x)\nf = g.gi_frame',
    'x = ａttempt',
  ])('gives %j all, as it may reach any', (code) => {
    expect(namesIn(code)).toEqual(Object.keys(values));
  });
});

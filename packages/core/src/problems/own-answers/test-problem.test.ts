import { describe, expect, it } from 'vitest';
import { noScripts } from '../script/run-script.ts';
import { testProblem } from './test-problem.ts';

const tried = (inside: string) =>
  testProblem(`<problem>\n${inside}\n</problem>`, { seeds: [1, 2], runScript: noScripts });

describe('testProblem', () => {
  it.each([
    '<multiplechoiceresponse><choicegroup><choice correct="false">a</choice><choice correct="true">b</choice></choicegroup></multiplechoiceresponse>',
    '<choiceresponse><checkboxgroup><choice correct="true">a</choice><choice correct="true">b</choice><choice correct="false">c</choice></checkboxgroup></choiceresponse>',
    '<optionresponse><optioninput options="(\'a\',\'b\')" correct="b"/></optionresponse>',
    '<stringresponse answer="Doc"><textline/></stringresponse>',
    '<numericalresponse answer="[1,5)"><formulaequationinput/></numericalresponse>',
    '<numericalresponse answer="2*3"><formulaequationinput/></numericalresponse>',
    '<formularesponse answer="x*y" samples="x,y@1,1:3,4#5"><formulaequationinput/></formularesponse>',
    '<imageresponse><imageinput src="a.png" width="9" height="9" rectangle="(1,1)-(5,5)"/></imageresponse>',
    '<imageresponse><imageinput src="a.png" width="9" height="9" regions="[[10,10],[30,10],[20,40]]"/></imageresponse>',
    '<choicetextresponse><radiotextgroup><choice correct="true"><numtolerance_input answer="5" tolerance="1"/></choice><choice correct="false">no</choice></radiotextgroup></choicetextresponse>',
    '<annotationresponse><annotationinput><options><option choice="incorrect">a</option><option choice="correct">b</option></options></annotationinput></annotationresponse>',
  ])('has nothing to say of %s', async (inside) => {
    expect(await tried(inside)).toEqual([]);
  });

  it.each([
    [
      '<choiceresponse><checkboxgroup><choice correct="false">a</choice></checkboxgroup></choiceresponse>',
      'ShownAnswerWrong',
    ],
    [
      '<formularesponse answer="x*q" samples="x@1:3#5"><formulaequationinput/></formularesponse>',
      'ShownAnswerRefused',
    ],
    ['<customresponse cfn="f"><textline/></customresponse>', 'NoShownAnswer'],
    ['<coderesponse><textbox/></coderesponse>', 'NotGraded'],
    ['<customresponse cfn="f"><editamoleculeinput/></customresponse>', 'NoInput'],
    ['<javascriptresponse><javascriptinput/></javascriptresponse>', 'UnknownResponse'],
    ['<stringresponse answer="a.*" type="regexp"><textline/></stringresponse>', undefined],
    ['<stringresponse answer="\\d+" type="regexp"><textline/></stringresponse>', 'PatternAnswer'],
    ['<customresponse cfn="f" expect="2"><textline/></customresponse>', 'NotRun'],
    ['<script type="loncapa/python">a = 1</script>', 'NotRun'],
  ])('says of %s: %s', async (inside, code) => {
    expect((await tried(inside)).map((note) => [note.code, note.line ?? 1])).toEqual(
      code === undefined ? [] : [[code, inside.startsWith('<script') ? 1 : 2]],
    );
  });

  it('says where a problem cannot be loaded', async () => {
    expect(await testProblem('<problem>\n<p>open</problem>', { seeds: [1], runScript: noScripts })).toEqual([
      { severity: 'error', code: 'Unloadable', message: expect.stringContaining('p'), line: 2 },
    ]);
  });
});

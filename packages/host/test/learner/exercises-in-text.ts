import type { Keyboard } from './keyboard.ts';
import { grader, type Exercise } from './exercise.ts';
import type { Locator } from 'playwright';

/** Goes to the one field and types there. */
const typed =
  (text: string) =>
  async (by: Keyboard, problem: Locator): Promise<void> => {
    await by.to(problem.getByRole('textbox'));
    await by.type(text);
  };

/** Those that are answered with a line of text, or several. */
export const exercisesInText: readonly Exercise[] = [
  {
    response: 'stringresponse',
    inputs: ['textline'],
    xml: '<stringresponse answer="Paris" type="ci"><label>Of France?</label><textline/></stringresponse>',
    answer: typed('paris'),
  },
  {
    response: 'numericalresponse',
    inputs: ['formulaequationinput'],
    xml: '<numericalresponse answer="0.5"><label>A half?</label><formulaequationinput/></numericalresponse>',
    answer: typed('1/2'),
  },
  {
    response: 'numericalresponse',
    inputs: ['textline'],
    xml: '<numericalresponse answer="[1,2]"><label>Between?</label><textline/></numericalresponse>',
    answer: typed('1.5'),
  },
  {
    response: 'formularesponse',
    inputs: ['formulaequationinput'],
    xml: '<formularesponse samples="x@1:3#5" answer="2*x"><label>Twice x?</label><formulaequationinput/></formularesponse>',
    answer: typed('x+x'),
  },
  {
    response: 'formularesponse',
    inputs: ['textline'],
    xml: '<formularesponse samples="x@1:3#5" answer="x^2"><label>Its square?</label><textline math="1"/></formularesponse>',
    answer: typed('x*x'),
  },
  {
    response: 'symbolicresponse',
    inputs: ['textline'],
    xml: '<symbolicresponse expect="m*c^2"><label>Of a mass at rest?</label><textline math="1"/></symbolicresponse>',
    async answer(by, problem) {
      await typed('c^2*m')(by, problem);
      // What was typed, as it is read out.
      await problem.locator('cw-formula-preview math msup').waitFor({ state: 'attached' });
    },
  },
  {
    response: 'customresponse',
    inputs: ['textline'],
    xml: `<script type="loncapa/python">
def even(expect, ans):
    return {'ok': int(ans) % 2 == 0, 'msg': 'Half of it is %d.' % (int(ans) // 2)}
</script><customresponse cfn="even"><label>An even number?</label><textline/></customresponse>`,
    answer: typed('12'),
  },
  {
    response: 'customresponse',
    inputs: ['textbox'],
    xml: `<customresponse><label>Double it.</label><textbox rows="4" mode="python"/>
      ${grader("ans == 'def f(x):\\n    return 2 * x'")}</customresponse>`,
    async answer(by, problem) {
      await problem.locator('.cm-content').waitFor();
      await typed('def f(x):')(by, problem);
      await by.press('Enter', 'Tab');
      await by.type('return 2 * x');
      await by.press('Escape');
    },
  },
  {
    response: 'customresponse',
    inputs: ['chemicalequationinput'],
    xml: `<customresponse><label>Water?</label><chemicalequationinput/>
      ${grader("chemcalc.chemical_equations_equal(ans, '2H2 + O2 -> 2H2O')")}</customresponse>`,
    answer: typed('2H2 + O2 -> 2H2O'),
  },
  {
    response: 'customresponse',
    inputs: ['crystallography', 'vsepr_input', 'designprotein2dinput', 'editageneinput'],
    xml: ['crystallography', 'vsepr_input', 'designprotein2dinput', 'editageneinput']
      .map(
        (input) =>
          `<customresponse><label>As ${input}?</label><${input}/>${grader("'right' in ans")}</customresponse>`,
      )
      .join(''),
    async answer(by, problem) {
      for (const input of this.inputs) {
        await by.to(problem.getByRole('textbox', { name: `As ${input}?` }));
        await by.type('{"it": "right"}');
      }
    },
  },
];

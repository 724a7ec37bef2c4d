import { describe, expect, it } from 'vitest';
import { correctAnswers } from './correct-answers.ts';
import { parseProblem } from './parse-problem.ts';
import { presentProblem } from './present-problem.ts';
import { responseDefinitions } from './responses/response-list.ts';

const present = (xml: string, seed = 1) =>
  presentProblem({ problem: parseProblem(xml), problemId: 'p', seed });

/** Two problems of each type that differ only in what a learner may not know beforehand. */
const pairs: Record<string, readonly [string, string]> = {
  multiplechoiceresponse: [
    `<problem><multiplechoiceresponse><choicegroup><choice correct="true">a</choice><choice correct="false">b</choice>
      </choicegroup></multiplechoiceresponse><solution>s</solution></problem>`,
    `<problem><multiplechoiceresponse partial_credit="points" targeted-feedback=""><choicegroup>
      <choice correct="partial" point_value="0.2" explanation-id="x">a <choicehint label="L">no</choicehint></choice>
      <choice correct="true">b<!-- this one --></choice></choicegroup></multiplechoiceresponse>
      <targetedfeedbackset><targetedfeedback explanation-id="x">t</targetedfeedback></targetedfeedbackset>
      <solution>other</solution><demandhint><hint>h</hint></demandhint></problem>`,
  ],
  truefalseresponse: [
    `<problem><truefalseresponse><choicegroup><choice correct="true">a</choice><choice correct="false">b</choice>
      </choicegroup></truefalseresponse></problem>`,
    `<problem><truefalseresponse><choicegroup><choice correct="true">a</choice><choice correct="true">b</choice>
      </choicegroup></truefalseresponse></problem>`,
  ],
  choiceresponse: [
    `<problem><choiceresponse><checkboxgroup><choice correct="true">a</choice><choice correct="false">b</choice>
      </checkboxgroup></choiceresponse></problem>`,
    `<problem><choiceresponse partial_credit="EDC"><checkboxgroup><choice correct="false">a
      <choicehint selected="true">x</choicehint> <choicehint selected="false">y</choicehint></choice>
      <choice correct="true">b</choice><compoundhint value="A B">c</compoundhint></checkboxgroup></choiceresponse></problem>`,
  ],
  optionresponse: [
    `<problem><optionresponse><optioninput><option correct="True">a</option><option correct="False">b</option>
      </optioninput></optionresponse></problem>`,
    `<problem><optionresponse><optioninput><option correct="False">a <optionhint>n</optionhint></option>
      <option correct="True">b</option></optioninput></optionresponse></problem>`,
  ],
  stringresponse: [
    `<problem><stringresponse answer="a"><label>Q</label><textline size="20"/></stringresponse></problem>`,
    `<problem><stringresponse answer="b|c" type="regexp ci"><label>Q</label> <additional_answer answer="d">
      <correcthint>x</correcthint></additional_answer> <correcthint>y</correcthint><textline size="20"/>
      <stringequalhint answer="z">z</stringequalhint><regexphint answer=".*">r</regexphint>
      <hintgroup><stringhint answer="q" name="h"/><hintpart on="h"><text>t</text></hintpart></hintgroup>
      </stringresponse></problem>`,
  ],
  numericalresponse: [
    `<problem><numericalresponse answer="3"><formulaequationinput/></numericalresponse></problem>`,
    `<problem><numericalresponse answer="[1,5)" partial_credit="close">
      <responseparam type="tolerance" default="5%" partial_answers="7"/><formulaequationinput/>
      <additional_answer answer="9"/><correcthint>x</correcthint></numericalresponse></problem>`,
  ],
  imageresponse: [
    `<problem><imageresponse><label>Where?</label><imageinput src="/static/map.png" width="60" height="40" alt="Map"
      rectangle="(1,1)-(9,9)"/></imageresponse></problem>`,
    `<problem><imageresponse><label>Where?</label><imageinput src="/static/map.png" width="60" height="40" alt="Map"
      regions="[[1,1],[9,1],[5,9]]"/></imageresponse></problem>`,
  ],
  annotationresponse: [
    `<problem><annotationresponse><annotationinput><text>T</text><options><option choice="correct">a</option>
      <option choice="incorrect">b</option></options></annotationinput></annotationresponse></problem>`,
    `<problem><annotationresponse><annotationinput><text>T</text><options><option choice="partially-correct">a</option>
      <option choice="correct">b</option></options></annotationinput></annotationresponse></problem>`,
  ],
  formularesponse: [
    `<problem><formularesponse type="cs" answer="m*c^2" samples="m,c@1,1:3,3#5"><formulaequationinput size="20"/>
      </formularesponse></problem>`,
    `<problem><formularesponse type="ci" answer="m+c" samples="m,c@0,0:9,9#9"><responseparam type="tolerance"
      default="5%"/><formulaequationinput size="20"/><hintgroup><formulahint samples="m,c@1,1:2,2#3" answer="m" name="h"/>
      <hintpart on="h"><text>t</text></hintpart></hintgroup></formularesponse></problem>`,
  ],
  customresponse: [
    `<problem><customresponse cfn="check" expect="3"><textline size="5"/></customresponse></problem>`,
    `<problem><customresponse cfn_extra_args="seed" empty_answer_err="1"><textline size="5" correct_answer="4"/>
      <answer type="loncapa/python">correct = ['correct']</answer></customresponse></problem>`,
  ],
  schematicresponse: [
    `<problem><schematicresponse><schematic height="50" width="60" parts="R" analyses="dc"/>
      <answer type="loncapa/python">correct = ['correct']</answer></schematicresponse></problem>`,
    `<problem><schematicresponse><schematic height="50" width="60" parts="R" analyses="dc"/>
      <answer type="loncapa/python">correct = ['incorrect'] if submission[0] else ['correct']</answer></schematicresponse></problem>`,
  ],
  symbolicresponse: [
    `<problem><symbolicresponse expect="m*c^2"><textline math="1"/></symbolicresponse></problem>`,
    `<problem><symbolicresponse answer="2" options="numerical"><textline math="1" correct_answer="2"/></symbolicresponse></problem>`,
  ],
  choicetextresponse: [
    `<problem><choicetextresponse><radiotextgroup><choice correct="true">x = <numtolerance_input answer="4"
      tolerance="5%"/></choice><choice correct="false">none</choice></radiotextgroup></choicetextresponse></problem>`,
    `<problem><choicetextresponse><radiotextgroup><choice correct="false">x = <numtolerance_input answer="7"/></choice>
      <choice correct="true">none</choice></radiotextgroup></choicetextresponse></problem>`,
  ],
};

describe('presentProblem', () => {
  it.each(responseDefinitions.map(({ tag }) => tag))(
    'says nothing of key, hints or feedback of a %s',
    (tag) => {
      const [one, other] = (pairs[tag] ?? []).map((xml) => {
        const { html, inputs } = present(xml);
        return JSON.stringify({ html: html.replaceAll('\n', ''), inputs });
      });
      expect(one).toBeTypeOf('string');
      expect(other).toBe(one);
    },
  );

  it('puts inputs and solutions in their places and takes the question out of the body', () => {
    const { html, inputs, solutions, demandHints } = present(
      `<problem><p>Intro \\(x &lt; 1\\)</p><stringresponse answer="a"><label>Who <b>is</b> it?</label>
        <description>One word</description><textline size="12" trailing_text="m"/></stringresponse>
        <p>Old?</p><numericalresponse answer="1"><textline label="Old?"/></numericalresponse>
        <solution><p>Because</p></solution><demandhint><hint>Think</hint><hint>Again</hint></demandhint></problem>`,
    );
    expect(html.replaceAll('\n', '')).toBe(
      '<p>Intro \\(x &lt; 1\\)</p>' +
        '<div class="wrapper-problem-response"><cw-input data-input="p_2_1"></cw-input></div>' +
        '<div class="wrapper-problem-response"><cw-input data-input="p_3_1"></cw-input></div>' +
        '<cw-solution data-solution="p_solution_1"></cw-solution>',
    );
    expect(inputs).toEqual({
      p_2_1: {
        id: 'p_2_1',
        type: 'textline',
        label: 'Who <b>is</b> it?',
        descriptions: ['One word'],
        size: 12,
        trailingText: 'm',
      },
      p_3_1: { id: 'p_3_1', type: 'textline', label: 'Old?', descriptions: [] },
    });
    expect(solutions).toEqual({ p_solution_1: '<p>Because</p>' });
    expect(demandHints).toEqual(['Think', 'Again']);
  });

  it('says a question once, whatever is answered with', () => {
    for (const input of [
      'imageinput',
      'drag_and_drop_input',
      'schematic',
      'chemicalequationinput',
      'jsinput',
    ]) {
      const { html, inputs } = present(
        `<problem><customresponse cfn="check"><label>Which?</label><${input}/></customresponse></problem>`,
      );
      expect(inputs['p_2_1']?.label).toBe('Which?');
      expect(html).not.toContain('Which?');
    }
  });

  it('goes on in the sentence that an inline input stands in', () => {
    const inline = (attribute: string, inner = '') =>
      present(
        `<problem><p>It is <stringresponse answer="a">${inner}<textline ${attribute}/></stringresponse>.</p></problem>`,
      ).html;
    const input = '<cw-input data-input="p_2_1"></cw-input>';
    expect(inline('inline="1"')).toBe(`<p>It is <span class="wrapper-problem-response">${input}</span>.</p>`);
    expect(inline('')).toContain('<div class="wrapper-problem-response">');
    expect(inline('inline="1"', '<p>x</p>')).toContain('<div class="wrapper-problem-response">');
  });

  it('leaves out the author’s script and keeps the inputs of a type that is not graded', () => {
    const xml = `<problem><script type="loncapa/python">secret = 1</script>
      <customresponse cfn="check"><textline/><answer>secret</answer></customresponse></problem>`;
    expect(parseProblem(xml).notGradable).toEqual([]);
    const { html, inputs } = present(xml);
    expect(html).not.toContain('secret');
    expect(Object.keys(inputs)).toEqual(['p_2_1']);
  });

  it('sets a clarification apart from the words around it', () => {
    const { html } = present(
      '<problem><p>The root<clarification>See unit 2.</clarification> of x.</p></problem>',
    );
    expect(html).toBe('<p>The root <small class="clarification">(See unit 2.)</small> of x.</p>');
  });

  it('draws the explanation that goes with the right choice of an answer pool', () => {
    const choice = (id: string, correct: boolean) =>
      `<choice correct="${correct}" explanation-id="${id}">${id}</choice>`;
    const xml = `<problem><multiplechoiceresponse><choicegroup answer-pool="2">${choice('a', true)}${choice('b', true)}
      ${choice('c', false)}${choice('d', false)}</choicegroup></multiplechoiceresponse><solutionset>
      <solution explanation-id="a">why a</solution><solution explanation-id="b">why b</solution></solutionset></problem>`;
    for (let seed = 0; seed < 20; seed++) {
      const { inputs, solutions } = present(xml, seed);
      const shown = inputs['p_2_1']?.choices?.map(({ html }) => html) ?? [];
      expect(shown).toHaveLength(2);
      expect(Object.values(solutions)).toEqual([shown.includes('a') ? 'why a' : 'why b']);
    }
  });
});

describe('correctAnswers', () => {
  it('gives right choices by their text and values as written', () => {
    const problem = parseProblem(
      `<problem><choiceresponse><checkboxgroup><choice correct="true"><b>a</b><choicehint selected="true">n</choicehint>
        </choice><choice correct="false">b</choice></checkboxgroup></choiceresponse>
        <stringresponse answer="1 &lt; 2"><additional_answer answer="x"/><textline/></stringresponse></problem>`,
    );
    expect(correctAnswers({ problem, problemId: 'p', seed: 1 })).toEqual({
      p_2_1: '<div><b>a</b></div>',
      p_3_1: '1 &lt; 2 <b>or</b> x',
    });
  });
});

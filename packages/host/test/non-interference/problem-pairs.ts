/**
 * Two problems of each response type that differ only in what a learner may not know yet: key, grader, feedback, hints, solution,
 * comments. All of that says `canary`, with which of the two it is.
 */
export interface ProblemPair {
  readonly one: string;
  readonly other: string;
  /** By input key: right by one key, right by the other, and what neither takes or reads. */
  readonly answers: readonly Readonly<Record<string, unknown>>[];
}

const around = (which: string, body: string) =>
  `<!-- canary ${which} --><p>Read this.</p>${body}<solution><p>canary ${which} solution</p></solution><demandhint>${
    which === 'one'
      ? '<hint>canary one hint</hint>'
      : '<hint>canary hint</hint><hint>canary other hint</hint>'
  }</demandhint>`;

const pair = (one: string, other: string, answers: readonly unknown[]): ProblemPair => ({
  one: around('one', one),
  other: around('other', other),
  answers: answers.map((answer) => ({ _2_1: answer })),
});

const choices = (names: string, right: string, hint: string): string =>
  names
    .split('')
    .map(
      (name) =>
        `<choice correct="${right.includes(name)}">${name}<!-- canary --><choicehint selected="true">canary ${hint}</choicehint></choice>`,
    )
    .join('');

const explained = (right: string, which: string): string =>
  `<multiplechoiceresponse targeted-feedback="alwaysShowCorrectChoiceExplanation"><choicegroup>${'abc'
    .split('')
    .map((name) => `<choice correct="${name === right}" explanation-id="${name}">${name}</choice>`)
    .join('')}</choicegroup></multiplechoiceresponse><targetedfeedbackset>${(which === 'one' ? 'ab' : 'c')
    .split('')
    .map((name) => `<targetedfeedback explanation-id="${name}">canary ${which}</targetedfeedback>`)
    .join(
      '',
    )}</targetedfeedbackset><solutionset><solution explanation-id="${right}">canary ${which}</solution></solutionset>`;

const grader = (code: string, inside: string, attributes = ''): string =>
  `<script type="loncapa/python"># canary comment\nsecret_canary = "canary"\n${code}</script><customresponse cfn="check" ${attributes}>${inside}</customresponse>`;

const code = (which: string, body: string): string =>
  grader(
    `def check(expect, ans):\n    """canary ${which}"""\n${body}`,
    '<label>Q</label><textline/>',
    `expect="canary ${which}"`,
  );

const page =
  '<jsinput html_file="/static/page.html" gradefn="gradefn" get_statefn="getState" set_statefn="setState" sop="false"/>';

const pieces = `<drag_and_drop_input img="/static/map.png"><draggable id="1" label="A"/><draggable id="2" label="B"/><target id="t" x="1" y="1" w="9" h="9"/></drag_and_drop_input>`;

export const problemPairs: Readonly<Record<string, ProblemPair>> = {
  multiplechoiceresponse: pair(
    `<multiplechoiceresponse><label>Q</label><choicegroup>${choices('abcd', 'a', 'one')}</choicegroup></multiplechoiceresponse>`,
    `<multiplechoiceresponse partial_credit="points"><label>Q</label><choicegroup>${choices('abcd', 'c', 'other')}</choicegroup></multiplechoiceresponse>`,
    ['choice_0', 'choice_2', 'choice_9', ''],
  ),
  'multiplechoiceresponse, shuffled': pair(
    `<multiplechoiceresponse><choicegroup shuffle="true">${choices('abcdef', 'a', 'one')}</choicegroup></multiplechoiceresponse>`,
    `<multiplechoiceresponse><choicegroup shuffle="true">${choices('abcdef', 'd', 'other')}</choicegroup></multiplechoiceresponse>`,
    ['choice_0', 'choice_3'],
  ),
  'multiplechoiceresponse, targeted feedback': pair(explained('a', 'one'), explained('c', 'other'), [
    'choice_0',
    'choice_2',
  ]),
  choiceresponse: pair(
    `<choiceresponse><label>Q</label><checkboxgroup>${choices('abcd', 'ab', 'one')}</checkboxgroup></choiceresponse>`,
    `<choiceresponse partial_credit="EDC"><label>Q</label><checkboxgroup>${choices('abcd', 'c', 'other')}<compoundhint value="A B">canary</compoundhint></checkboxgroup></choiceresponse>`,
    [['choice_0', 'choice_1'], ['choice_2'], [], 'choice_2'],
  ),
  truefalseresponse: pair(
    `<truefalseresponse><choicegroup>${choices('abcd', 'ab', 'one')}</choicegroup></truefalseresponse>`,
    `<truefalseresponse><choicegroup>${choices('abcd', 'c', 'other')}</choicegroup></truefalseresponse>`,
    [['choice_0', 'choice_1'], ['choice_2'], []],
  ),
  optionresponse: pair(
    '<optionresponse><optioninput><option correct="True">a<optionhint>canary one</optionhint></option><option correct="False">b</option></optioninput></optionresponse>',
    '<optionresponse><optioninput><option correct="False">a</option><option correct="True">b<optionhint>canary other</optionhint></option></optioninput></optionresponse>',
    ['a', 'b', 'c', ''],
  ),
  stringresponse: pair(
    '<stringresponse answer="canary one"><correcthint>canary</correcthint><textline/></stringresponse>',
    '<stringresponse answer="canary (other" type="regexp ci"><additional_answer answer="owl canary"/><textline/><stringequalhint answer="cat">canary</stringequalhint></stringresponse>',
    ['cat', 'owl', ''],
  ),
  numericalresponse: pair(
    '<numericalresponse answer="3"><responseparam type="tolerance" default="5%"/><formulaequationinput/><correcthint>canary</correcthint></numericalresponse>',
    '<numericalresponse answer="[4,9)" partial_credit="list"><responseparam partial_answers="1"/><additional_answer answer="1"/><formulaequationinput/></numericalresponse>',
    ['3', '5', '2*j', '3+', 'x', ''],
  ),
  'numericalresponse, faulty keys': pair(
    '<numericalresponse answer="canary_one"><formulaequationinput/></numericalresponse>',
    '<numericalresponse answer="3"><responseparam type="tolerance" default="canary"/><formulaequationinput/></numericalresponse>',
    ['3', '4'],
  ),
  formularesponse: pair(
    '<formularesponse type="cs" answer="m*c^2" samples="m,c@1,1:3,3#5"><formulaequationinput/></formularesponse>',
    '<formularesponse answer="v/t" samples="v,t@1,1:9,9#9"><responseparam type="tolerance" default="5%"/><formulaequationinput/></formularesponse>',
    ['m*c^2', 'v/t', '2', 'm+', '(m', ''],
  ),
  'formularesponse, faulty keys': pair(
    '<formularesponse answer="canary" samples="m@1:3#5"><formulaequationinput/></formularesponse>',
    '<formularesponse answer="m" samples="canary"><formulaequationinput/></formularesponse>',
    ['m', '2'],
  ),
  imageresponse: pair(
    '<imageresponse><imageinput src="/static/map.png" width="60" height="40" alt="Map" rectangle="(1,1)-(9,9)"/></imageresponse>',
    '<imageresponse><imageinput src="/static/map.png" width="60" height="40" alt="Map" regions="[[20,20],[40,20],[30,39]]"/></imageresponse>',
    ['[5,5]', '[30,30]', '', 'x'],
  ),
  'imageresponse, faulty keys': pair(
    '<imageresponse><imageinput src="/static/map.png" width="60" height="40" alt="Map" rectangle="canary"/></imageresponse>',
    '<imageresponse><imageinput src="/static/map.png" width="60" height="40" alt="Map" rectangle="(1,1)-(9,9)" regions="canary"/></imageresponse>',
    ['[5,5]', '[30,30]'],
  ),
  annotationresponse: pair(
    '<annotationresponse><annotationinput><text>T</text><options><option choice="correct">a</option><option choice="incorrect">b</option></options></annotationinput></annotationresponse>',
    '<annotationresponse><annotationinput><text>T</text><options><option choice="partially-correct">a</option><option choice="correct">b</option></options></annotationinput></annotationresponse>',
    ['{"options":[0],"comment":"c"}', '{"options":[1]}', 'x'],
  ),
  choicetextresponse: {
    ...pair(
      '<choicetextresponse><radiotextgroup><choice correct="true">x = <numtolerance_input answer="4" tolerance="5%"/></choice><choice correct="false">none</choice></radiotextgroup></choicetextresponse>',
      '<choicetextresponse><radiotextgroup><choice correct="false">x = <numtolerance_input answer="canary"/></choice><choice correct="true">none</choice></radiotextgroup></choicetextresponse>',
      [],
    ),
    answers: ['4', 'x'].map((number) => ({
      _2_1: { choiceinput_0bc: 'on', choiceinput_0_numtolerance_input_0: number },
    })),
  },
  customresponse: pair(
    code('one', "    return {'ok': ans == 'three', 'msg': 'canary one'}"),
    code('other', "    return [1 / (len(ans) - 1), 'canary'][0] if ans != 'four' else 'partial'"),
    ['three', 'four', 'x', ''],
  ),
  'customresponse, of other faults': pair(
    code('one', "    raise ValueError('canary one')"),
    code('other', "    return {'nothing': 'canary'}"),
    ['three', ''],
  ),
  'customresponse, another variant': pair(
    grader(
      'import random\nx = random.randint(1, 9)\ndef check(e, a):\n    return a == str(x)',
      '<textline/>',
    ),
    grader(
      'import random\nx = random.randint(1, 9) * 100\ndef check(e, a):\n    return a == str(x)',
      '<textline/>',
    ),
    ['1', '100'],
  ),
  'customresponse, of an answer element': pair(
    "<customresponse><textline correct_answer=\"canary one\"/><answer type=\"loncapa/python\"># canary\ncorrect = ['correct' if submission[0] == 'a' else 'incorrect']</answer></customresponse>",
    '<customresponse><textline correct_answer="canary other"/><answer type="loncapa/python"># canary\ncorrect = [\'incorrect\']\nmessages = [\'canary\']</answer></customresponse>',
    ['a', 'b', ''],
  ),
  'customresponse, JS Input': pair(
    grader("import json\ndef check(e, a):\n    return json.loads(a)['answer'] == 'canary'", page),
    grader("def check(e, a):\n    return {'ok': True, 'msg': 'canary'}", page),
    ['{"answer":"1","state":"s"}', 'x', ''],
  ),
  'customresponse, drag and drop': pair(
    `<customresponse>${pieces}<answer type="loncapa/python"># canary\ncorrect = ['correct']</answer></customresponse>`,
    `<customresponse>${pieces}<answer type="loncapa/python"># canary\ncorrect = ['incorrect']</answer></customresponse>`,
    ['[{"1":"t"}]', '[]', ''],
  ),
  schematicresponse: pair(
    '<schematicresponse><schematic height="50" width="60" parts="R" analyses="dc"/><answer type="loncapa/python">correct = ["correct"] # canary</answer></schematicresponse>',
    '<schematicresponse><schematic height="50" width="60" parts="R" analyses="dc"/><answer type="loncapa/python">canary = 1 / 0</answer></schematicresponse>',
    ['[["r"]]', '[]', 'x'],
  ),
  symbolicresponse: {
    ...pair(
      '<symbolicresponse expect="canary"><textline math="1"/></symbolicresponse>',
      '<symbolicresponse expect="2*canary" options="imaginary"><textline math="1"/></symbolicresponse>',
      [],
    ),
    answers: ['<mi>x</mi>', '<mn>2</mn>', 'no mathml'].map((math) => ({
      _2_1: 'x',
      _2_1_dynamath: `<math><mstyle>${math}</mstyle></math>`,
    })),
  },
  coderesponse: pair(
    '<coderesponse queuename="q"><textbox rows="5" cols="20" mode="python"/><codeparam><initial_display></initial_display><answer_display>canary one</answer_display><grader_payload>{"canary":1}</grader_payload></codeparam></coderesponse>',
    '<coderesponse queuename="q"><textbox rows="5" cols="20" mode="python"/><codeparam><initial_display></initial_display><answer_display>canary other</answer_display><grader_payload>canary</grader_payload></codeparam></coderesponse>',
    ['print(1)'],
  ),
  externalresponse: pair(
    '<externalresponse url="https://one.example/canary" answer="canary one"><textline/></externalresponse>',
    '<externalresponse url="https://other.example/canary" tests="canary"><textline/><answer>canary</answer></externalresponse>',
    ['1'],
  ),
};

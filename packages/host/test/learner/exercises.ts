import { down, grader, type Exercise } from './exercise.ts';
import { exercisesInPictures } from './exercises-in-pictures.ts';
import { exercisesInText } from './exercises-in-text.ts';

const choices = `<choice correct="false">One</choice><choice correct="true">Two</choice><choice correct="true">Three</choice>`;

/** Each response type that is graded here, with every input that Open edX puts into it. */
export const gradedExercises: readonly Exercise[] = [
  {
    response: 'multiplechoiceresponse',
    inputs: ['choicegroup'],
    xml: `<multiplechoiceresponse><label>Which?</label><choicegroup type="MultipleChoice">
      <choice correct="false">This</choice><choice correct="true">That</choice></choicegroup></multiplechoiceresponse>`,
    async answer(by, problem) {
      await by.to(problem.getByRole('radio', { name: 'This' }));
      await by.press('ArrowDown');
    },
  },
  {
    response: 'choiceresponse',
    inputs: ['checkboxgroup'],
    xml: `<choiceresponse><label>Which are more than one?</label><checkboxgroup>${choices}</checkboxgroup></choiceresponse>`,
    async answer(by, problem) {
      for (const name of ['Two', 'Three']) {
        await by.to(problem.getByRole('checkbox', { name }));
        await by.press('Space');
      }
    },
  },
  {
    response: 'choiceresponse',
    inputs: ['radiogroup'],
    xml: `<choiceresponse><label>Which?</label><radiogroup>
      <choice correct="true">This</choice><choice correct="false">That</choice></radiogroup></choiceresponse>`,
    async answer(by, problem) {
      await by.to(problem.getByRole('radio', { name: 'This' }));
      await by.press('Space');
    },
  },
  {
    response: 'truefalseresponse',
    inputs: ['choicegroup'],
    xml: `<truefalseresponse><label>Which are more than one?</label><choicegroup>${choices}</choicegroup></truefalseresponse>`,
    async answer(by, problem) {
      for (const name of ['Two', 'Three']) {
        await by.to(problem.getByRole('checkbox', { name }));
        await by.press('Space');
      }
    },
  },
  {
    response: 'optionresponse',
    inputs: ['optioninput'],
    xml: `<optionresponse><label>It is</label><optioninput options="('small','large')" correct="large"/></optionresponse>`,
    async answer(by, problem) {
      await by.to(problem.getByRole('combobox', { name: 'It is' }));
      await by.press(...down(2));
    },
  },
  {
    response: 'choicetextresponse',
    inputs: ['radiotextgroup'],
    xml: `<choicetextresponse><label>When?</label><radiotextgroup>
      <choice correct="false">Never</choice>
      <choice correct="true">After <numtolerance_input answer="4" tolerance="0.5"/> years</choice>
    </radiotextgroup></choicetextresponse>`,
    async answer(by, problem) {
      await by.to(problem.getByRole('textbox'));
      await by.type('4.2');
    },
  },
  {
    response: 'choicetextresponse',
    inputs: ['checkboxtextgroup'],
    xml: `<choicetextresponse><label>Which hold?</label><checkboxtextgroup>
      <choice correct="true">Two and two is <numtolerance_input answer="4" tolerance="0"/></choice>
      <choice correct="true">Water is wet</choice><choice correct="false">Fire is cold</choice>
    </checkboxtextgroup></choicetextresponse>`,
    async answer(by, problem) {
      await by.to(problem.getByRole('textbox'));
      await by.type('4');
      await by.to(problem.getByRole('checkbox', { name: 'Water is wet' }));
      await by.press('Space');
    },
  },
  {
    response: 'annotationresponse',
    inputs: ['annotationinput'],
    xml: `<annotationresponse><annotationinput><title>Read</title><text>They are the ones.</text><comment>A passage.</comment>
      <comment_prompt>What do you think?</comment_prompt><tag_prompt>What is it?</tag_prompt>
      <options><option choice="incorrect">A cause</option><option choice="correct">An effect</option></options>
    </annotationinput></annotationresponse>`,
    async answer(by, problem) {
      await by.to(problem.getByRole('textbox', { name: 'What do you think?' }));
      await by.type('It follows.');
      await by.to(problem.getByRole('radio', { name: 'A cause' }));
      await by.press('ArrowDown');
    },
  },
  {
    response: 'schematicresponse',
    inputs: ['schematic'],
    xml: `<schematicresponse><label>Halve the voltage.</label><schematic initial_value='[["g",[168,216,0]]]'/>
      ${grader("['dc', 0.5] in ans")}</schematicresponse>`,
    async answer(by, problem) {
      await by.to(problem.getByRole('textbox', { name: 'Halve the voltage.' }));
      await by.press('Control+End', 'Backspace');
      await by.type(',["dc",0.5]]');
    },
  },
  ...exercisesInText,
  ...exercisesInPictures,
];

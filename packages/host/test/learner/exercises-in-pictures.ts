import { down, grader, type Exercise } from './exercise.ts';

/** The picture of both, 400 pixels wide and 200 high. */
export const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="400" height="200" fill="#dde"/><circle cx="300" cy="100" r="30" fill="#669"/></svg>';

/** Those that are answered by pointing, and by dragging. */
export const exercisesInPictures: readonly Exercise[] = [
  {
    response: 'imageresponse',
    inputs: ['imageinput'],
    xml: `<imageresponse><label>Where is the ball?</label>
      <imageinput src="/static/ball.svg" width="400" height="200" rectangle="(270,70)-(330,130)"/></imageresponse>`,
    async answer(by, problem) {
      await by.to(problem.getByRole('button', { name: 'Choose a place in the picture' }));
      // From the middle, 5 pixels a step.
      await by.press(...Array.from({ length: 20 }, () => 'ArrowRight'), 'Enter');
    },
  },
  {
    response: 'customresponse',
    inputs: ['drag_and_drop_input'],
    xml: `<customresponse><label>Put them in order.</label><drag_and_drop_input img="/static/ball.svg" target_outline="true">
        <draggable id="a" label="Ada"/><draggable id="b" label="Bo"/>
        <target id="left" x="10" y="60" w="120" h="80"/><target id="right" x="240" y="60" w="120" h="80"/>
      </drag_and_drop_input>${grader("draganddrop.grade(ans, {'a': 'right', 'b': 'left'})")}</customresponse>`,
    async answer(by, problem) {
      for (const [thing, place] of [
        ['Ada', 2],
        ['Bo', 1],
      ] as const) {
        await by.to(problem.getByRole('button', { name: thing, exact: true }));
        await by.press('Enter');
        await by.to(problem.getByRole('combobox'));
        await by.press(...down(place), 'Tab', 'Enter');
      }
    },
  },
];

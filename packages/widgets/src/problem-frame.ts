import { defineInputs } from './inputs/define-inputs.ts';
import { answersUnderWay } from './components/problem/answers-under-way.ts';
import { problemBody, type ProblemBodyState } from './components/problem/problem-body.ts';

// Runs in the sandboxed frame of a problem with script, beside that script: puts the inputs into their places and tells
// the element around the frame what was answered. The messages hold what the learner sees and types, nothing else.

const places = new CSSStyleSheet();
// Room for the ring around what has the focus, which the frame's edge would cut.
places.replaceSync(`
  body { padding: 4px; }
  cw-input, cw-solution { display: block; margin-block: 0.9em; }
  cw-input:has(.inline) { display: inline-block; margin-block: 0; vertical-align: middle; }
  cw-solution[hidden] { display: none; }
`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, places];

defineInputs();
const body = problemBody(document);
const underWay = answersUnderWay();
const tell = (message: object): void => parent.postMessage(message, '*');

document.addEventListener('cw-answer', (event) => {
  if (!(event instanceof CustomEvent) || !(event.target instanceof HTMLElement)) return;
  const id = event.target.closest<HTMLElement>('cw-input')?.dataset['input'];
  if (id !== undefined) underWay.tell(id, event.detail);
  tell({ type: 'cw-frame-answer', id, answer: event.detail });
});
document.addEventListener('cw-submit', () => tell({ type: 'cw-frame-submit' }));

addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source !== parent || typeof data !== 'object' || data === null || !('type' in data)) return;
  if (data.type === 'cw-frame-problem' && 'state' in data) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- from the element around the frame, made by the same code
    body.update(underWay.settle(data.state as ProblemBodyState));
  } else if (data.type === 'cw-frame-focus' && 'id' in data) body.focusOn(String(data.id));
  else if (data.type === 'cw-frame-collect') {
    void body.collect().finally(() => tell({ type: 'cw-frame-collected' }));
  }
});
tell({ type: 'cw-frame-problem-ready' });

import { defineBlockView } from './blocks/block-views.ts';
import { CwChoiceInput } from './components/choice-input/choice-input.ts';
import { CwCourse } from './components/course/course.ts';
import { CwFrame } from './components/frame/frame.ts';
import { CwHtml } from './components/html/html.ts';
import { CwOptionInput } from './components/option-input/option-input.ts';
import { CwProblem } from './components/problem/problem.ts';
import { CwProgress } from './components/progress/progress.ts';
import { CwTextInput } from './components/text-input/text-input.ts';
import { CwUnit } from './components/unit/unit.ts';
import { CwUnknown } from './components/unknown/unknown.ts';
import { CwVideo } from './components/video/video.ts';
import { defineElement } from './elements/define-element.ts';
import { defineInputView } from './inputs/input-views.ts';

defineElement('cw-choice-input', CwChoiceInput);
defineElement('cw-option-input', CwOptionInput);
defineElement('cw-text-input', CwTextInput);
defineElement('cw-frame', CwFrame);
defineElement('cw-unknown', CwUnknown);
defineElement('cw-html', CwHtml);
defineElement('cw-problem', CwProblem);
defineElement('cw-video', CwVideo);
defineElement('cw-unit', CwUnit);
defineElement('cw-course', CwCourse);
defineElement('cw-progress', CwProgress);

defineInputView('choicegroup', 'cw-choice-input');
defineInputView('radiogroup', 'cw-choice-input');
defineInputView('checkboxgroup', 'cw-choice-input');
defineInputView('optioninput', 'cw-option-input');
defineInputView('textline', 'cw-text-input');
defineInputView('formulaequationinput', 'cw-text-input');

defineBlockView('html', 'cw-html');
defineBlockView('problem', 'cw-problem');
defineBlockView('video', 'cw-video');

export * from './index.ts';

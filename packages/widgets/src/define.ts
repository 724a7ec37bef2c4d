import { defineBlockView } from './blocks/block-views.ts';
import { CwCourse } from './components/course/course.ts';
import { CwFrame } from './components/frame/frame.ts';
import { CwHtml } from './components/html/html.ts';
import { CwProblem } from './components/problem/problem.ts';
import { CwProgress } from './components/progress/progress.ts';
import { CwUnit } from './components/unit/unit.ts';
import { CwUnknown } from './components/unknown/unknown.ts';
import { CwVideo } from './components/video/video.ts';
import { defineElement } from './elements/define-element.ts';
import { defineInputs } from './inputs/define-inputs.ts';

defineInputs();
defineElement('cw-frame', CwFrame);
defineElement('cw-unknown', CwUnknown);
defineElement('cw-html', CwHtml);
defineElement('cw-problem', CwProblem);
defineElement('cw-video', CwVideo);
defineElement('cw-unit', CwUnit);
defineElement('cw-course', CwCourse);
defineElement('cw-progress', CwProgress);

defineBlockView('html', 'cw-html');
defineBlockView('problem', 'cw-problem');
defineBlockView('video', 'cw-video');

export * from './index.ts';

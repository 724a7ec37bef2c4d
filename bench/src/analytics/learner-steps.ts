import type { Random } from '../seeded-random.ts';
import type { Learner, Site, SiteCourse } from './learner-site.ts';

/** What a learner did, as the log tells it: `after` seconds after he began. */
export interface Step {
  readonly after: number;
  readonly type: string;
  readonly source: 'browser' | 'server' | 'mobile';
  /** The `event` member: JSON of an object. */
  readonly data: string;
  /** Browser events carry their data as text. */
  readonly asText?: true;
  readonly path?: string;
  /** More members of `context`, each with a comma before it. */
  readonly context?: string;
}

type Steps = (course: SiteCourse, learner: Learner, random: Random) => Step[];

const pick = <T>(from: readonly T[], random: Random): T => {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error('There is nothing to pick from.');
  return found;
};
const quoted = (text: string) => `"${text.replaceAll('"', String.raw`\"`)}"`;
const block = ({ run }: SiteCourse, type: string, id: string) => `block-v1:${run}+type@${type}+block@${id}`;

const watchVideo: Steps = (course, _, random) => {
  const video = pick(course.videos, random);
  const source = random() < 0.08 ? 'mobile' : 'browser';
  const steps: Step[] = [];
  const step = (after: number, type: string, more: string) => {
    const data = `{"duration": ${video.seconds}, "code": "${source === 'mobile' ? 'mobile' : 'hls'}", "id": "${video.id}"${more}}`;
    steps.push({ after, type, source, data, ...(source === 'browser' && { asText: true }) });
  };
  let [at, place] = [0, random() < 0.7 ? 0 : random() * video.seconds * 0.8];
  step(at, 'load_video', '');
  const viewings = 1 + Math.floor(random() * 3.2);
  for (let viewing = 0; viewing < viewings; viewing += 1) {
    step((at += 0.3 + random()), 'play_video', `, "currentTime": ${place.toFixed(4)}`);
    const seen = Math.min(random() * 240, video.seconds - place);
    at += seen;
    place += seen;
    if (place >= video.seconds - 1) {
      step(at, 'stop_video', `, "currentTime": ${video.seconds}`);
      return steps;
    }
    if (random() < 0.37) {
      const to = random() * video.seconds;
      step(
        at,
        'seek_video',
        `, "old_time": ${place.toFixed(4)}, "new_time": ${to.toFixed(4)}, "type": "onSlideSeek"`,
      );
      place = to;
    } else step(at, 'pause_video', `, "currentTime": ${place.toFixed(4)}`);
  }
  return steps;
};

const openPages: Steps = (course, _, random) =>
  Array.from({ length: 1 + Math.floor(random() * 4) }, (__, index) => {
    const path = `/courses/${course.id}/courseware/ch${Math.floor(random() * 8)}/seq${Math.floor(random() * 12)}/`;
    return {
      after: index * (5 + random() * 90),
      type: path,
      source: 'server',
      data: '{"POST": {}, "GET": {}}',
      asText: true,
      path,
    };
  });

const answerProblem: Steps = (course, _, random) => {
  const { id, title, question } = pick(course.problems, random);
  const part = `${id}_2_1`;
  const usage = block(course, 'problem', id);
  const choice = Math.floor(random() * 4);
  const correct = choice === 1;
  const word = correct ? 'correct' : 'incorrect';
  const attempts = 1 + Math.floor(random() ** 3 * 5);
  return [
    { after: 0, type: 'problem_check', source: 'browser', data: quoted(`input_${part}=choice_${choice}`) },
    {
      after: 0.2,
      type: 'problem_check',
      source: 'server',
      path: `/courses/${course.id}/xblock/${usage}/handler/xmodule_handler/problem_check`,
      context: `, "module": {"display_name": "${title}", "usage_key": "${usage}"}`,
      data: `{"submission": {"${part}": {"input_type": "choicegroup", "question": "${question}", "response_type": "multiplechoiceresponse", "answer": "Answer text choice_${choice}", "variant": "", "correct": ${correct}}}, "success": "${word}", "grade": ${Number(correct)}, "correct_map": {"${part}": {"hint": "", "hintmode": null, "correctness": "${word}", "npoints": null, "answervariable": null, "msg": "", "queuestate": null}}, "state": {"student_answers": {}, "seed": 1, "done": null, "correct_map": {}, "input_state": {"${part}": {}}}, "answers": {"${part}": "choice_${choice}"}, "attempts": ${attempts}, "max_grade": 1, "problem_id": "${usage}"}`,
    },
  ];
};

const enrol: Steps = (course, { id }, random) => {
  const mode = pick(['audit', 'audit', 'audit', 'honor', 'verified'], random);
  const kind = random();
  const name = kind < 0.8 ? 'activated' : kind < 0.92 ? 'deactivated' : 'mode_changed';
  const data = `{"course_id": "${course.id}", "user_id": ${id}, "mode": "${mode}"}`;
  return [
    {
      after: 0,
      type: `edx.course.enrollment.${name}`,
      source: 'server',
      data,
      path: '/change_enrollment',
    },
  ];
};

const lookAround: Steps = (course, _, random) => {
  const type = pick(
    [
      'edx.ui.lms.sequence.next_selected',
      'edx.ui.lms.sequence.tab_selected',
      'edx.bookmark.listed',
      'page_close',
      'edx.ui.lms.link_clicked',
    ],
    random,
  );
  const data = `{"id": "${block(course, 'sequential', 's1')}", "current_tab": ${Math.floor(random() * 9)}, "tab_count": 9, "widget_placement": "top"}`;
  return [{ after: 0, type, source: 'browser', data, asText: true }];
};

const discuss: Steps = (course, _, random) => {
  const kind = random();
  const name = kind < 0.55 ? 'thread.viewed' : kind < 0.75 ? 'thread.created' : 'response.created';
  const topic = Math.floor(random() * 30)
    .toString(16)
    .padStart(40, '0');
  const data = `{"commentable_id": "${topic}", "id": "${Math.floor(random() * 1e9)
    .toString(16)
    .padStart(24, '0')}", "body": "lorem ipsum dolor \\u2603", "title": "hello"}`;
  return [
    {
      after: 0,
      type: `edx.forum.${name}`,
      source: 'server',
      data,
      path: `/courses/${course.id}/discussion/x`,
    },
  ];
};

/** Shares of events: 51% of videos, 19% of pages, 15% of problems, 6% of enrolment, 9% of others; the weights are of beginnings. */
const weights: readonly (readonly [number, Steps])[] = [
  [51 / 4.68, watchVideo],
  [19 / 2.5, openPages],
  [15 / 2, answerProblem],
  [6, enrol],
  [8.2, lookAround],
  [0.8, discuss],
];
const total = weights.reduce((sum, [weight]) => sum + weight, 0);

/** One thing that a learner does in a course. */
export function learnerSteps(site: Site, random: Random) {
  let left = random() * total;
  const found = weights.find(([weight]) => (left -= weight) < 0)?.[1] ?? lookAround;
  const course = site.course();
  const learner = site.learner();
  return { course, learner, steps: found(course, learner, random) };
}

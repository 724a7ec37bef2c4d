import type { BlockView, CourseView, OutlineNode } from '@coursewright/core';
import { courseKey, usageKey } from './sample-problem.ts';

const node = (type: string, id: string, title: string, more: Partial<OutlineNode> = {}): OutlineNode => ({
  usageKey: usageKey(type, id),
  type,
  title,
  children: [],
  completion: 0,
  graded: false,
  ...more,
});

export const unitKey = (id: string): string => usageKey('vertical', id);

/** Two sections; three open units, one in a subsection that opens later. */
export function sampleCourse(more: Partial<CourseView> = {}): CourseView {
  const vertical = (id: string, title: string, extra: Partial<OutlineNode> = {}): OutlineNode =>
    node('vertical', id, title, extra);
  return {
    courseKey,
    title: 'Chance',
    org: 'Org',
    number: 'Chance',
    run: '2026',
    language: 'en',
    outline: [
      node('chapter', 'c1', 'Beginning', {
        children: [
          node('sequential', 's1', 'First steps', {
            children: [
              vertical('u1', 'Dice', { completion: 1 }),
              vertical('u2', 'Coins', { completion: 0.5 }),
            ],
          }),
        ],
      }),
      node('chapter', 'c2', 'Going on', {
        children: [
          node('sequential', 's2', 'Homework', {
            format: 'Homework',
            due: '2026-12-01T12:00:00Z',
            children: [vertical('u3', 'Urns', { graded: true })],
          }),
          node('sequential', 's3', 'Later', {
            closed: 'not_started',
            opens: '2027-01-10T09:00:00Z',
            children: [vertical('u4', 'Trees')],
          }),
        ],
      }),
    ],
    ...more,
  };
}

/** A unit with one text in it. */
export function sampleUnit(id: string, title: string, html: string): BlockView {
  return {
    usageKey: unitKey(id),
    type: 'vertical',
    title,
    view: {},
    children: [
      { usageKey: usageKey('html', `h-${id}`), type: 'html', title: 'Text', view: { html }, completion: 1 },
    ],
  };
}

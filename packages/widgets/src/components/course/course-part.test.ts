import type { CourseView, OutlineNode } from '@coursewright/core';
import { describe, expect, it } from 'vitest';
import { coursePart } from './course-part.ts';

const node = (usageKey: string, type: string, children: readonly OutlineNode[] = []): OutlineNode => ({
  usageKey,
  type,
  title: `The ${usageKey}`,
  children,
  completion: 0,
  graded: false,
});
const first = node('s1', 'sequential', [node('u1', 'vertical'), node('u2', 'vertical')]);
const second = node('s2', 'sequential', [node('u3', 'vertical')]);
const course: CourseView = {
  courseKey: 'course-v1:O+N+R',
  title: 'Course',
  org: 'O',
  number: 'N',
  run: 'R',
  language: 'en',
  outline: [{ ...node('c1', 'chapter', [first, second]), closed: 'not_started' }, node('c2', 'chapter')],
  resume: 'u2',
};

describe('coursePart', () => {
  it('leaves the course whole without a key, and with one that names nothing', () => {
    expect(coursePart(course, undefined)).toBe(course);
    expect(coursePart(course, 'gone')).toBe(course);
  });

  it('keeps what holds the part, and nothing beside it', () => {
    const part = coursePart(course, 's2');
    expect(part.title).toBe('The s2');
    expect(part.outline).toMatchObject([
      { usageKey: 'c1', closed: 'not_started', children: [{ usageKey: 's2' }] },
    ]);
    expect(part.outline[0]?.children).toHaveLength(1);
  });

  it('goes on where the learner was, if that is in the part', () => {
    expect(coursePart(course, 's1').resume).toBe('u2');
    expect(coursePart(course, 'c1').resume).toBe('u2');
    expect(coursePart(course, 's2')).not.toHaveProperty('resume');
  });
});

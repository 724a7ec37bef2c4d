import type { Engine } from '@coursewright/core';
import { describe, expect, it } from 'vitest';
import { placeFinder } from './place-finder.ts';

const course = 'course-v1:Org+Test+1';
const unit = 'block-v1:Org+Test+1+type@vertical+block@u';

/** Versions that are asked for and never found. */
function open() {
  let asked = 0;
  let now = 0;
  const versions: Pick<Engine['versions'], 'published'> = {
    published: async () => {
      asked += 1;
      throw new Error('away');
    },
  };
  const find = placeFinder(versions, { now: () => now });
  return { find, asked: () => asked, later: (seconds: number) => void (now += seconds * 1_000_000) };
}

describe('placeFinder', () => {
  it.each([
    ['GET', '/', '/', ''],
    ['GET', `/courses/${course}`, `/courses/${course}/course/`, course],
    ['GET', `/courses/${course}/learn`, `/courses/${course}/courseware/`, course],
    ['GET', `/courses/${course}/progress`, `/courses/${course}/progress`, course],
    ['POST', `/courses/${course}/enroll`, '/change_enrollment', course],
    ['GET', `/api/courses/${course}/progress`, `/api/course_home/progress/${course}`, course],
    [
      'POST',
      `/api/blocks/${unit}/actions/complete`,
      `/courses/${course}/xblock/${unit}/handler/publish_completion`,
      course,
    ],
    ['POST', `/api/blocks/${unit}/actions/vote`, `/courses/${course}/xblock/${unit}/handler/vote`, course],
    ['GET', '/courses/no-key/learn', '/courses/no-key/learn', ''],
    ['GET', '/api/blocks/no-key', '/api/blocks/no-key', ''],
    ['GET', '/account', '/account/settings', ''],
  ])('finds %s %s', async (method, path, there, courseId) => {
    expect(await open().find(method, path)).toEqual({ path: there, courseId });
  });

  it('asks once a minute where a unit is, and gives our address where that cannot be said', async () => {
    const { find, asked, later } = open();
    const path = `/api/blocks/${unit}`;
    for (let time = 0; time < 3; time += 1) expect(await find('GET', path)).toEqual({ path, courseId: '' });
    expect(asked()).toBe(1);
    later(59);
    await find('GET', path);
    expect(asked()).toBe(1);
    later(2);
    await find('GET', path);
    expect(asked()).toBe(2);
  });

  it('forgets what was found longest ago rather than to grow', async () => {
    const { find, asked } = open();
    const paths = Array.from({ length: 5_001 }, (_, at) => `/api/blocks/${unit}${at}`);
    for (const path of paths) await find('GET', path);
    await find('GET', paths.at(-1) ?? '');
    expect(asked()).toBe(5_001);
    await find('GET', paths[0] ?? '');
    expect(asked()).toBe(5_002);
  });
});

import { describe, expect, it } from 'vitest';
import { sampleCourse, unitKey } from '../../testing/sample-course.ts';
import { usageKey } from '../../testing/sample-problem.ts';
import { linkedBlock } from './block-link.ts';
import { isOpen, placeOf, unitPlaces, withCompletions } from './course-place.ts';

const places = unitPlaces(sampleCourse());

describe('places in a course', () => {
  it('lists units in order, each with what holds it', () => {
    expect(places.map(({ unit }) => unit.title)).toEqual(['Dice', 'Coins', 'Urns', 'Trees']);
    expect(places[3]?.path.map(({ title }) => title)).toEqual(['Going on', 'Later']);
    expect(places.map(isOpen)).toEqual([true, true, true, false]);
  });

  it('takes a section or subsection for its first open unit', () => {
    expect(placeOf(places, usageKey('chapter', 'c2'))?.unit.title).toBe('Urns');
    expect(placeOf(places, unitKey('u4'))?.unit.title).toBe('Trees');
    expect(placeOf(places, usageKey('sequential', 's3'))).toBeUndefined();
  });

  it('carries a new completion up to what holds the unit', () => {
    const [section] = withCompletions(sampleCourse().outline, new Map([[unitKey('u2'), 1]]));
    expect(section?.completion).toBe(1);
    expect(section?.children[0]?.children.map(({ completion }) => completion)).toEqual([1, 1]);
  });
});

describe('linkedBlock', () => {
  const host = 'https://courses.test';
  it('knows the host’s and Open edX’s addresses of blocks', () => {
    const key = 'block-v1:O+N+R+type@vertical+block@u';
    expect(linkedBlock(`${host}/blocks/${encodeURIComponent(key)}`, host)).toBe(key);
    expect(linkedBlock(`/courses/course-v1:O+N+R/jump_to/${key}`, host)).toBe(key);
  });

  it('leaves other links and other sites alone', () => {
    for (const href of ['https://elsewhere.test/blocks/x', '/about', '#part', 'mailto:a@b.test']) {
      expect(linkedBlock(href, host)).toBeUndefined();
    }
  });
});

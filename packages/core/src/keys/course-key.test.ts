import { assert, property, record, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseKeyOf, parseCourseKey, printCourseKey } from './course-key.ts';
import { courseOf, parseUsageKey, printUsageKey } from './usage-key.ts';

const part = stringMatching(/^[\p{L}\p{N}_\-~.:]{1,12}$/u);
const course = record({ org: part, course: part, run: part });
const block = record({ org: part, course: part, run: part, type: part, id: part });
const invalid = expect.objectContaining({ code: 'invalid_key' });

describe('course and usage keys', () => {
  it('give back the parts they were printed from', () => {
    assert(
      property(course, (parts) => {
        expect(parseCourseKey(printCourseKey(parts))).toEqual(parts);
      }),
    );
    assert(
      property(block, (parts) => {
        expect(parseUsageKey(printUsageKey(parts))).toEqual(parts);
      }),
    );
  });

  it('name their course in one way, whatever the form', () => {
    const key = 'course-v1:edX+DemoX+2024';
    for (const form of [key, 'edX/DemoX/2024', 'slashes:edX+DemoX+2024', `${key}+branch@draft-branch`]) {
      expect(courseKeyOf(form)).toBe(key);
    }
    expect(courseOf(parseUsageKey('block-v1:edX+DemoX+2024+branch@draft-branch+type@html+block@a'))).toBe(
      key,
    );
  });

  it('refuse to guess the run of an old usage key', () => {
    expect(() => courseOf(parseUsageKey('i4x://edX/DemoX/problem/abc'))).toThrow(invalid);
  });

  it.each(['', 'abc', 'course-v1:a+b', 'course-v1:a+b+', 'course-v1:a+b+c\n', 'course-v1:a+b+c d', 'a//c'])(
    'refuse %j',
    (text) => expect(() => parseCourseKey(text)).toThrow(invalid),
  );

  it('refuse parts that make no key', () => {
    expect(() => printCourseKey({ org: 'a+b', course: 'c', run: 'd' })).toThrow(invalid);
    expect(() => printUsageKey({ org: 'a', course: 'c', run: 'd', type: 'html', id: 'x y' })).toThrow(
      invalid,
    );
  });
});

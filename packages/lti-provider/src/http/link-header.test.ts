import { describe, expect, it } from 'vitest';
import { linkTo } from './link-header.ts';

const from = 'https://lms.example/courses/1/members?page=1';
const next = (link?: string) => linkTo(new Headers(link === undefined ? {} : { link }), 'next', from);

describe('the address that a Link header gives', () => {
  it.each([
    ['<https://lms.example/a?page=2>; rel="next"', 'https://lms.example/a?page=2'],
    ['<https://lms.example/a,b;c>; rel=next', 'https://lms.example/a,b;c'],
    ['<?page=2>; title="x"; REL="last Next"', 'https://lms.example/courses/1/members?page=2'],
    [
      '<https://lms.example/d>; rel="differences", <https://lms.example/n>; rel="next"',
      'https://lms.example/n',
    ],
    ['<https://lms.example/d>; rel="differences"', undefined],
    ['<https://lms.example/d>; rel="nextish"', undefined],
    ['<https://other.example/a>; rel="next"', undefined],
    ['<http://lms.example/a>; rel="next"', undefined],
    ['next', undefined],
    [undefined, undefined],
  ])('%s is %s', (header, address) => {
    expect(next(header)).toBe(address);
  });
});

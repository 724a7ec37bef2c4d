import { describe, expect, it } from 'vitest';
import { runTask } from '../testing/run-task.ts';
import { courseBlocksTask } from './course-blocks.ts';

const course = 'course-v1:a+b+c';
const block = (id: string, display_name: string, children?: readonly string[]) => ({
  id,
  type: id.slice(0, 1),
  display_name,
  ...(children && { children }),
});
const blocksOf = (root: string | null, ...blocks: readonly ReturnType<typeof block>[]) =>
  runTask(courseBlocksTask, [], {
    rows: {
      course_blocks_raw: [
        [course, root, JSON.stringify(Object.fromEntries(blocks.map((one) => [one.id, one])))],
      ],
    },
  });

describe('the blocks of a course', () => {
  it('stand in the order of its outline, with the titles above them', () => {
    expect(
      blocksOf(
        'c',
        block('u1', 'Unit 1'),
        block('c', 'Course', ['s1', 's2']),
        block('s2', 'Two'),
        block('s1', 'One', ['u1']),
      ),
    ).toEqual([
      ['c', course, 'c', 'Course', '1', '0', '0', null, '', '0'],
      ['s1', course, 's', 'One', '0', '0', '0', 'c', 'Course', '1'],
      ['u1', course, 'u', 'Unit 1', '0', '0', '0', 's1', 'Course / One', '2'],
      ['s2', course, 's', 'Two', '0', '0', '0', 'c', 'Course', '3'],
    ]);
  });

  it('have the first of several places, be it deeper, and say that there are more', () => {
    const rows = blocksOf(
      'c',
      block('c', 'C', ['s', 'u', 'nowhere']),
      block('s', 'S', ['u']),
      block('u', 'U', ['c']),
    );
    expect(rows.map((row) => [row[0], row[6], row[8], row[9]])).toEqual([
      ['c', '1', '', '0'],
      ['s', '0', 'C', '1'],
      ['u', '1', 'C / S', '2'],
    ]);
  });

  it('come last where nothing leads to them', () => {
    const rows = blocksOf('c', block('z', 'Z'), block('c', 'C'), block('b', 'B', ['z']));
    expect(rows.map((row) => [row[0], row[5], row[7], row[8], row[9]])).toEqual([
      ['c', '0', null, '', '0'],
      ['b', '1', null, '(Deleted block :)', '3'],
      ['z', '1', null, '(Deleted block :)', '3'],
    ]);
  });

  it('have titles on one line, cut at 255 characters', () => {
    const rows = blocksOf('c', block('c', 'A\n\tcourse', ['u']), block('u', '\u{1F600}'.repeat(256)));
    expect(rows.map((row) => row[3])).toEqual(['A course', '\u{1F600}'.repeat(255)]);
    expect(rows[1]?.[8]).toBe('A course');
  });

  it('are none of a course without its root', () => {
    expect(blocksOf('x', block('c', 'C'))).toEqual([]);
    expect(blocksOf(null, block('c', 'C'))).toEqual([]);
  });
});

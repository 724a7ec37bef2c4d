import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Field, Tuple } from '../tuples/tuple.ts';
import { answerDistributionCsv, answerDistributionPath } from './answer-distribution-csv.ts';
import { fileNameOfCourse } from './file-name-of-course.ts';
import { problemResponseCsv } from './problem-response-csv.ts';
import { writeCourseReports } from './write-course-reports.ts';

const lines = (csv: string) => csv.split('\r\n').slice(0, -1);

describe('a course’s name in files', () => {
  it.each([
    ['course-v1:Foo+Bar+Baz', 'Foo_Bar_Baz'],
    ['Foo/Bar/Baz', 'Foo_Bar_Baz'],
    ['ccx-v1:a+b.1-x+c+ccx@7', 'a_b.1-x_c_ccx_7'],
    ['course-v1:Fooé+\u{1F600}+c', 'Foo____c'],
  ])('of %s is %s', (id, name) => {
    expect(fileNameOfCourse(id)).toBe(name);
  });
});

describe('the report of answers', () => {
  const answer = (
    first: string,
    text: Field,
    variant: Field = null,
    more: readonly Field[] = [null, null],
  ): Tuple => ['c', 'm', 'p', '1', first, '1', null, text, null, variant, ...more];

  it('is sorted by its columns, counts and variants as numbers, no variant last', () => {
    const csv = answerDistributionCsv([
      answer('10', 'x'),
      answer('9', 'y'),
      answer('9', 'a', null),
      answer('9', 'a', '12'),
      answer('9', 'a', '7'),
      answer('9', '\u{1F600}'),
      answer('9', '\uFF5E'),
    ]);
    expect(lines(csv)).toEqual([
      'ModuleID,PartID,Correct Answer,First Response Count,Last Response Count,ValueID,AnswerValue,Variant,Problem Display Name,Question',
      'm,p,1,9,1,,a,7,,',
      'm,p,1,9,1,,a,12,,',
      'm,p,1,9,1,,a,,,',
      'm,p,1,9,1,,y,,,',
      'm,p,1,9,1,,\uFF5E,,,',
      'm,p,1,9,1,,\u{1F600},,,',
      'm,p,1,10,1,,x,,,',
    ]);
  });

  it('quotes what CSV needs quoted, and runs no formula that a learner typed', () => {
    const csv = answerDistributionCsv([
      answer('1', '=HYPERLINK("x")', null, ['a,b', 'two\nlines']),
      answer('2', '-1.5e3'),
      answer('3', '-x'),
    ]);
    expect(csv).toContain(`m,p,1,1,1,,"'=HYPERLINK(""x"")",,"a,b","two\nlines"\r\n`);
    expect(csv).toContain('m,p,1,2,1,,-1.5e3,,,\r\n');
    expect(csv).toContain("m,p,1,3,1,,'-x,,,\r\n");
  });

  it('lies where the instructor dashboard looks for it', () => {
    expect(answerDistributionPath('edX/DemoX/Demo_Course')).toBe(
      '931f2c258d234630b8518670f96b8f81e8e91410/edX_DemoX_Demo_Course_answer_distribution.csv',
    );
  });
});

const response = (user: string, index: string, more: readonly Field[] = []): Tuple => {
  const [score = '1.0', correct = '1', answer = 'red', question = ''] = more;
  return [
    'c',
    'p_2_1',
    'p',
    'Colours',
    user,
    question,
    score,
    '1.0',
    correct,
    answer,
    '2',
    '2016-09-07 04:57:09.000000',
    '2016-09-07 04:57:13.250000',
    'C / Colours',
    index,
  ];
};

describe('the report of responses', () => {
  it('is in the order of the course, then of names, written as Python does', () => {
    const csv = problemResponseCsv([
      response('velma', '10'),
      response('velma', '9', [null, null, 'a |b']),
      response('scooby', '9', ['0.0', '0', 'x', 'Why, "so"?']),
      response('zed', '-1'),
    ]);
    expect(lines(csv)).toEqual([
      'username,problem_id,answer_id,location,question,score,max_score,correct,answer,total_attempts,first_attempt_date,last_attempt_date',
      'zed,p,p_2_1,C / Colours,,1.0,1.0,True,red,2,2016-09-07T04:57:09Z,2016-09-07T04:57:13Z',
      'scooby,p,p_2_1,C / Colours,"Why, ""so""?",0.0,1.0,False,x,2,2016-09-07T04:57:09Z,2016-09-07T04:57:13Z',
      'velma,p,p_2_1,C / Colours,,None,1.0,None,a |b,2,2016-09-07T04:57:09Z,2016-09-07T04:57:13Z',
      'velma,p,p_2_1,C / Colours,,1.0,1.0,True,red,2,2016-09-07T04:57:09Z,2016-09-07T04:57:13Z',
    ]);
  });
});

describe('writeCourseReports', () => {
  const of = (course: string, user: string): Tuple => [course, ...response(user, '1').slice(1)];

  it('writes a file for each course', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'reports-'));
    const rows = [of('a/b/c', 'ada'), of('a/b/c', 'ben'), of('a/b/d', 'cem')];
    const names = await writeCourseReports('problem_response_location', rows, folder);
    expect(names).toEqual(['a_b_c_problem_response.csv', 'a_b_d_problem_response.csv']);
    const users = names.map((name) =>
      lines(readFileSync(path.join(folder, name), 'utf8')).map((line) => line.split(',')[0]),
    );
    expect(users).toEqual([
      ['username', 'ada', 'ben'],
      ['username', 'cem'],
    ]);
  });

  it('refuses rows of a course that come again, and leaves nothing', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'reports-'));
    const rows = [of('a/b/c', 'ada'), of('a/b/d', 'cem'), of('a/b/c', 'ben')];
    await expect(writeCourseReports('problem_response_location', rows, folder)).rejects.toThrow(/a\/b\/c/);
    expect(readdirSync(folder)).toEqual([]);
  });
});

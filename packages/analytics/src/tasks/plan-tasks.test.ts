import { describe, expect, it } from 'vitest';
import type { Table } from '../tables/table.ts';
import { definePick, defineTask, pickRows, type Task } from './define-task.ts';
import { chooseTasks, planTasks, sideTablesOf } from './plan-tasks.ts';

const table = (name: string): Table => ({ name, kind: 'internal', columns: [{ name: 'a', type: 'string' }] });
const events = definePick({ name: 'events', types: ['*'], pick: () => undefined });
const people = table('people');
const task = (name: string, of: Task['of']): Task =>
  defineTask({ name, counts: '', table: table(name), of, fold: () => [] });
const from = (before: Task) => pickRows(before.table, () => undefined);
const spans = task('spans', [events]);
const summary = task('summary', [events]);
const daily = task('daily', [from(spans)]);
const gender = task('gender', [from(spans), pickRows(people, () => undefined)]);
const course = task('course', [from(daily), from(gender)]);
const all = [spans, summary, daily, gender, course];

describe('planTasks', () => {
  it('puts a task behind those whose tables it reads, and together what folds the same', () => {
    const names = planTasks(all).map((level) => level.map(({ tasks }) => tasks.map(({ name }) => name)));
    expect(names).toEqual([[['spans', 'summary']], [['daily'], ['gender']], [['course']]]);
  });

  it('refuses a task that stands before one whose table it reads', () => {
    expect(() => planTasks([daily, spans])).toThrow(
      'The task daily reads spans, which is made by a later one.',
    );
  });
});

it('chooses with a task those that it needs', () => {
  expect(chooseTasks(all, ['daily'])).toEqual([spans, daily]);
  expect(() => chooseTasks(all, ['nothing'])).toThrow('There is no task nothing.');
});

it('knows which tables come from the LMS', () => {
  expect(sideTablesOf(all)).toEqual([people]);
});

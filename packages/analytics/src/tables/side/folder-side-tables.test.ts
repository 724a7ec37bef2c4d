import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { authUserprofile } from './auth-userprofile.table.ts';
import { authUser } from './auth-user.table.ts';
import { courseCatalog } from './course-catalog.table.ts';
import { courseListRaw } from './course-list-raw.table.ts';
import { folderSideTables } from './folder-side-tables.ts';
import { gradesPersistentcoursegrade } from './grades-persistentcoursegrade.table.ts';
import type { SideTable } from './side-table.ts';
import { studentCourseenrollment } from './student-courseenrollment.table.ts';

function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'side-tables-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
async function rowsOf(table: SideTable, files: Readonly<Record<string, string | Buffer>>) {
  return await all(folderSideTables(folderOf(files)).rows(table));
}

describe('folderSideTables', () => {
  describe('of TSV', () => {
    const rows = [
      ['7', 'ada', null],
      ['8', 'b\tc\u{1F600}', 'b@example.org'],
    ];

    it('takes the columns by the names in the first line, in any order, with others between them', async () => {
      const text = 'email\tusername\tpassword\tid\n\\N\tada\tx\t7\nb@example.org\tb\\tc\u{1F600}\ty\t8\n';
      expect(await rowsOf(authUser, { 'auth_user.tsv': text })).toEqual(rows);
    });

    it('takes a file without names in the order of the LMS, or of what the original imports', async () => {
      const lms =
        '7\tp\t\\N\t0\tada\t\t\t\\N\t0\t1\t\\N\r\n8\tp\t\\N\t0\tb\\tc\u{1F600}\t\t\tb@example.org\t0\t1\t\\N';
      expect(await rowsOf(authUser, { 'auth_user.tsv': lms })).toEqual(rows);
      const imported =
        '7\tada\t\\N\t\\N\t1\t0\t0\t\\N\n8\tb\\tc\u{1F600}\t\\N\t\\N\t1\t0\t0\tb@example.org\n';
      expect(await rowsOf(authUser, { 'auth_user.tsv.gz': gzipSync(imported) })).toEqual(rows);
    });

    it('spells booleans and times in one way', async () => {
      const text = [
        'user_id\tcourse_id\tletter_grade\tpassed_timestamp\tmodified',
        '1\ta/b/c\tB\t2017-01-31T00:05:00\t2017-02-01 00:00:00.250000',
        '2\ta/b/c\t\t0000-00-00 00:00:00\t2017-02-01T01:30:00+01:30',
        '3\ta/b/c\t\tNULL\t2017-02-01T00:00:00Z',
      ].join('\n');
      expect(await rowsOf(gradesPersistentcoursegrade, { 'grades_persistentcoursegrade.tsv': text })).toEqual(
        [
          ['1', 'a/b/c', 'B', '2017-01-31 00:05:00', '2017-02-01 00:00:00.250000'],
          ['2', 'a/b/c', '', null, '2017-02-01 00:00:00'],
          ['3', 'a/b/c', '', null, '2017-02-01 00:00:00'],
        ],
      );
      const enrolled = '1\t5\ta/b/c\t2020-01-01 00:00:00\ttrue\taudit\n2\t6\ta/b/c\t\\N\t0\thonor\n';
      expect(await rowsOf(studentCourseenrollment, { 'student_courseenrollment.tsv': enrolled })).toEqual([
        ['5', 'a/b/c', '1', 'audit'],
        ['6', 'a/b/c', '0', 'honor'],
      ]);
    });

    it('says in which line what is wrong', async () => {
      const fault = (text: string) => rowsOf(authUser, { 'auth_user.tsv': text });
      await expect(fault('id\tusername\n1\tada\nx\tben\n')).rejects.toThrow(
        /auth_user\.tsv:3: id is no integer: x/,
      );
      await expect(fault('id\tusername\n1\n')).rejects.toThrow(/auth_user\.tsv:2: a row has 1 values for 2/);
      await expect(fault('1\tada\n')).rejects.toThrow(/auth_user\.tsv:1: a row of 2 values without names/);
    });
  });

  describe('of SQL', () => {
    const dump = String.raw`-- MySQL dump
      /*!40101 SET NAMES utf8 */;
      DROP TABLE IF EXISTS ${'`auth_user`'};
      CREATE TABLE ${'`auth_user`'} (
        ${'`username`'} varchar(150) NOT NULL DEFAULT 'a,b)', # a comment
        id int(11) NOT NULL, ${'`odd`'} enum('x','y'), email varchar(254),
        PRIMARY KEY (${'`id`'}), UNIQUE KEY ${'`username`'} (${'`username`'})
      ) ENGINE=InnoDB;
      LOCK TABLES ${'`auth_user`'} WRITE;
      INSERT INTO ${'`auth_user`'} VALUES ('it\'s; me',1,'x',NULL),('b''b',2,_binary 'y','b@example.org');
      INSERT INTO ${'`other`'} VALUES (1,'INSERT INTO auth_user VALUES (9)');
      REPLACE INTO edxapp.auth_user (id, username) VALUES (3, 'line
      two'), (4,0x61646121);
      INSERT INTO auth_user VALUES ('five',5,'x','')`;
    const rows = [
      ['1', "it's; me", null],
      ['2', "b'b", 'b@example.org'],
      ['3', 'line\n      two', null],
      ['4', 'ada!', null],
      ['5', 'five', ''],
    ];

    it('reads dumps with and without lists of columns, several rows a statement, and other tables between', async () => {
      expect(await rowsOf(authUser, { 'auth_user.sql': dump })).toEqual(rows);
      expect(await rowsOf(authUser, { 'auth_user.sql.gz': gzipSync(dump) })).toEqual(rows);
    });

    it('finds the table in dumps of other names, in the order of their names', async () => {
      const second = "INSERT INTO auth_user (id, username) VALUES (6, 'six');";
      expect(await rowsOf(authUser, { 'a.sql': dump, 'b.sql': second, 'c.sql': '-- nothing' })).toEqual([
        ...rows,
        ['6', 'six', null],
      ]);
    });

    it('reads rows without names in the order of the LMS', async () => {
      const sql = "INSERT INTO student_courseenrollment VALUES (1,5,'a/b/c',NULL,1,'audit');";
      expect(await rowsOf(studentCourseenrollment, { 'x.sql': sql })).toEqual([['5', 'a/b/c', '1', 'audit']]);
    });

    it.each([
      ["INSERT INTO auth_user (id, username) VALUES (1, 'a'),\n(2, NOW());", 2, 'NOW is no value'],
      ["INSERT INTO auth_user (id, username) VALUES\n\n(1, 'a', 3);", 3, 'a row has 3 values for 2 columns'],
      ["INSERT INTO auth_user (id, username) VALUES (1, 'a'), (2, 'b", 1, 'ends within a value'],
      ["INSERT INTO auth_user (id, username) VALUES (1, 'a'), (2,\n", 2, '; is no value'],
      ["INSERT INTO auth_user (id, username) SELECT 1, 'a';", 1, 'INSERT goes on with SELECT'],
      ["INSERT INTO auth_user (id, email) VALUES (1, 'a');", 1, 'there is no column username'],
      ['CREATE TABLE auth_user (id int,\nusername text', 2, 'CREATE TABLE ends within its columns'],
    ])('says in which line what is wrong: %s', async (sql, line, what) => {
      await expect(rowsOf(authUser, { 'd.sql': sql })).rejects.toThrow(
        new RegExp(String.raw`d\.sql:${line}: .*${what}`),
      );
    });

    it('reads a text that is longer than what is read at once', async () => {
      const name = `${'x'.repeat(3_000_000)}\u{1F600}`;
      const sql = `INSERT INTO auth_user (id, username) VALUES (1,'${name}'),(2,'b');`;
      expect(await rowsOf(authUser, { 'auth_user.sql': sql })).toEqual([
        ['1', name, null],
        ['2', 'b', null],
      ]);
    });
  });

  describe('of JSON', () => {
    const run = {
      key: 'course-v1:a+b+c',
      course: 'a+b',
      title: 'T',
      start: '2016-09-01T00:00:00Z',
      end: null,
      programs: [{ uuid: 'u', title: 'P', type: 'XSeries' }],
    };
    const row = [
      'course-v1:a+b+c',
      'a+b',
      'T',
      '2016-09-01 00:00:00',
      null,
      null,
      null,
      JSON.stringify(run.programs),
    ];

    it.each([
      ['lines', `${JSON.stringify(run)}\n\n${JSON.stringify(run)}\n`, 2],
      ['a page', JSON.stringify({ results: [run] }), 1],
      ['a list over several lines', JSON.stringify([run, run], undefined, 2), 2],
    ])('reads %s of an API', async (_, text, count) => {
      expect(await rowsOf(courseCatalog, { 'course_runs.json': text })).toEqual(
        Array.from({ length: count }, () => row),
      );
    });

    it('takes the names of older releases, and leaves out what is nothing of the table', async () => {
      const lines = ['{"id":"a/b/c","name":"N"}', '{"results":[]}', '{"results":[{"x":1}]}'].join('\n');
      const rows = await rowsOf(courseListRaw, { 'course_list.jsonl': lines });
      expect(rows.map(([id, name]) => [id, name])).toEqual([['a/b/c', 'N']]);
    });

    it('says in which line what is no JSON', async () => {
      const text = `${JSON.stringify(run)}\n{"key":\n`;
      await expect(rowsOf(courseCatalog, { 'course_runs.json': text })).rejects.toThrow(
        /course_runs\.json:2: the line is no JSON/,
      );
    });
  });

  it('has no rows and no version of a table that the folder does not hold', async () => {
    const tables = folderSideTables(folderOf({ 'readme.txt': 'auth_user' }));
    expect(await all(tables.rows(authUserprofile))).toEqual([]);
    expect(await tables.version(authUserprofile)).toBeUndefined();
  });

  it('has another version once a file is another', async () => {
    const folder = folderOf({ 'auth_user.tsv': 'id\tusername\n' });
    const tables = folderSideTables(folder);
    const before = await tables.version(authUser);
    writeFileSync(path.join(folder, 'auth_user.tsv'), 'id\tusername\n1\tada\n');
    expect(await tables.version(authUser)).not.toBe(before);
    expect(await all(tables.rows(authUser))).toEqual([['1', 'ada', null]]);
  });

  it('refuses two files of one table, a corrupt archive and a folder that is not there', async () => {
    const two = { 'auth_user.tsv': 'id\tusername\n', 'auth_user.sql': '' };
    await expect(rowsOf(authUser, two)).rejects.toThrow(/auth_user\.sql and auth_user\.tsv/);
    const cut = gzipSync('id\tusername\n1\tada\n').subarray(0, -12);
    await expect(rowsOf(authUser, { 'auth_user.tsv.gz': cut })).rejects.toThrow(
      /auth_user\.tsv\.gz cannot be read/,
    );
    const missing = folderSideTables('/nowhere/at/all');
    await expect(all(missing.rows(authUser))).rejects.toThrow(/folder \/nowhere\/at\/all/);
  });
});

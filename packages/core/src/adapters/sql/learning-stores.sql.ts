import { DataTypes } from 'sequelize';
import { z } from 'zod';
import type { CompletionStore } from '../../completion/completion-store.port.ts';
import type { StateKey, StateStore, StoredState } from '../../learning/state-store.port.ts';
import type { StoredSubmission, SubmissionStore } from '../../learning/submission-store.port.ts';
import { parseJsonObject, type JsonObject } from '../../shared/json.ts';
import { anyOf, inList } from './in-list.ts';
import { insertUnlessThere } from './insert-unless-there.ts';
import { mapPage, pageBehind } from './page-behind.sql.ts';
import { rewriteBodies } from './rewrite-bodies.sql.ts';
import { keyText, longText } from './sql-columns.ts';
import type { SqlMigration } from './sql-module.ts';
import { bytes, text, type SqlRow, type SqlSession, type SqlValue } from './sql-session.ts';

export const learningMigrations: readonly SqlMigration[] = [
  {
    name: '0001-learning',
    up: async (schema) => {
      const big = { type: DataTypes.BIGINT, allowNull: false };
      const count = { type: DataTypes.INTEGER, allowNull: false };
      const body = { type: longText(schema), allowNull: false };
      const key = { type: keyText(255), allowNull: false };
      const serial = { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true };
      const scope = { type: DataTypes.STRING(20), primaryKey: true };
      await schema.createTable('block_states', {
        user_id: { type: DataTypes.BIGINT, primaryKey: true },
        scope,
        target: { type: keyText(255), primaryKey: true },
        value: body,
        version: count,
        changed: big,
      });
      await schema.createTable('block_state_history', {
        id: serial,
        user_id: big,
        scope: { type: DataTypes.STRING(20), allowNull: false },
        target: key,
        value: body,
        at: big,
      });
      await schema.addIndex('block_state_history', ['user_id', 'target'], { name: 'block_state_history_of' });
      await schema.createTable('submissions', {
        id: serial,
        user_id: big,
        course_key: key,
        usage_key: key,
        course_commit: { type: keyText(64), allowNull: false },
        attempt: count,
        seed: big,
        answers: body,
        evaluation: body,
        previous: { type: longText(schema), allowNull: true },
        at: big,
      });
      await schema.addIndex('submissions', ['user_id', 'usage_key'], { name: 'submissions_of' });
      await schema.createTable('block_completions', {
        user_id: { type: DataTypes.BIGINT, primaryKey: true },
        usage_key: { type: keyText(255), primaryKey: true },
        course_key: key,
        value: { type: DataTypes.DOUBLE, allowNull: false },
        changed: big,
      });
      await schema.addIndex('block_completions', ['user_id', 'course_key', 'changed'], {
        name: 'block_completions_in',
      });
    },
  },
];

export interface LearningStores {
  readonly states: StateStore;
  readonly submissions: SubmissionStore;
  readonly completions: CompletionStore;
}

export function learningStores(session: SqlSession): LearningStores {
  return {
    states: stateStore(session),
    submissions: submissionStore(session),
    completions: completionStore(session),
  };
}

const object = (value: SqlValue | undefined): JsonObject => parseJsonObject(text(value));
const stateKey = ({ userId, scope, target }: StateKey): SqlValue[] => [userId, scope, bytes(target)];

const scopes = z.enum(['user_state', 'user_state_summary', 'preferences', 'user_info']);

/** Keys of one statement at most. */
const statesAtOnce = 32;

function stateName(userId: number, scope: string, target: string): string {
  return `${userId} ${scope} ${target}`;
}

function someStates(session: SqlSession, keys: readonly StateKey[]): Promise<SqlRow[]> {
  // A list of rows is searched for by index on SQLite alone; of conditions, on every database.
  const { marks, values } = anyOf('(user_id = ? AND scope = ? AND target = ?)', keys.map(stateKey));
  return session.all(
    `SELECT user_id, scope, target, value, version FROM block_states WHERE ${marks}`,
    values,
  );
}

function stateStore(session: SqlSession): StateStore {
  return {
    getStates: async (keys) => {
      const found = new Map<string, StoredState>();
      for (let from = 0; from < keys.length; from += statesAtOnce) {
        for (const row of await someStates(session, keys.slice(from, from + statesAtOnce))) {
          const { scope, user_id, target } = row;
          const stored = { value: object(row['value']), version: Number(row['version']) };
          found.set(stateName(Number(user_id), text(scope), text(target)), stored);
        }
      }
      return keys.map(
        ({ userId, scope, target }) =>
          found.get(stateName(userId, scope, target)) ?? { value: {}, version: 0 },
      );
    },
    holdStates: async (keys) => {
      for (const key of keys) {
        const sql = 'SELECT version FROM block_states WHERE user_id = ? AND scope = ? AND target = ?';
        await session.getForUpdate(sql, stateKey(key));
      }
    },
    putState: async (key, from, value, at) => {
      const { userId: user_id, scope, target } = key;
      const body = JSON.stringify(value);
      const row = { user_id, scope, target: bytes(target), value: body };
      if (from === 0) {
        const first = { ...row, version: 1, changed: at };
        if (!(await insertUnlessThere(session, 'block_states', first))) return false;
      } else {
        const { changes } = await session.run(
          'UPDATE block_states SET value = ?, version = version + 1, changed = ? WHERE user_id = ? AND scope = ? AND target = ? AND version = ?',
          [body, at, ...stateKey(key), from],
        );
        if (changes === 0) return false;
      }
      await session.later('block_state_history', [{ ...row, at }]);
      return true;
    },
    stateHistory: async (key) => {
      const rows = await session.all(
        'SELECT value, at FROM block_state_history WHERE user_id = ? AND scope = ? AND target = ? ORDER BY id',
        stateKey(key),
      );
      return rows.map((row) => ({ value: object(row['value']), at: Number(row['at']) }));
    },
    forgetHistory: async (before, limit) => {
      // In the order in which they were written, near enough: what is old comes first, and no index on time is needed.
      const rows = await session.all('SELECT id, at FROM block_state_history ORDER BY id LIMIT ?', [limit]);
      const old = rows.filter((row) => Number(row['at']) < before);
      for (const { id = null } of old)
        await session.run('DELETE FROM block_state_history WHERE id = ?', [id]);
      return old.length;
    },
    stateKeysOf: async (userId) => {
      const sql =
        "SELECT scope, target FROM block_states WHERE user_id = ? AND scope <> 'user_state_summary'";
      const rows = await session.all(sql, [userId]);
      return rows.map((row) => ({ scope: scopes.parse(row['scope']), userId, target: text(row['target']) }));
    },
    listUserStates: async (page) => {
      const select = 'SELECT user_id, target, value, version, changed FROM block_states';
      const order = { select, columns: ['user_id', 'target'], only: ['scope', 'user_state'] } as const;
      return mapPage(await pageBehind(session, order, page), (row) => ({
        userId: Number(row['user_id']),
        usageKey: text(row['target']),
        value: object(row['value']),
        version: Number(row['version']),
        changed: Number(row['changed']),
      }));
    },
    moveState: async (key, to) => {
      for (const table of ['block_states', 'block_state_history']) {
        await session.run(`UPDATE ${table} SET user_id = ? WHERE user_id = ? AND scope = ? AND target = ?`, [
          to,
          ...stateKey(key),
        ]);
      }
    },
    rewriteTexts: async (userId, other) => {
      const key = ['user_id', 'scope', 'target'];
      const bodies = ['value'];
      return (
        (await rewriteBodies(session, { table: 'block_states', key, bodies }, userId, other)) +
        (await rewriteBodies(session, { table: 'block_state_history', key: ['id'], bodies }, userId, other))
      );
    },
    deleteState: async (key) => {
      for (const table of ['block_states', 'block_state_history']) {
        await session.run(
          `DELETE FROM ${table} WHERE user_id = ? AND scope = ? AND target = ?`,
          stateKey(key),
        );
      }
    },
  };
}

function submissionStore(session: SqlSession): SubmissionStore {
  return {
    addSubmission: async (submission) => {
      const row = {
        user_id: submission.userId,
        course_key: bytes(submission.courseKey),
        usage_key: bytes(submission.usageKey),
        course_commit: bytes(submission.commit),
        attempt: submission.attempt,
        seed: submission.seed,
        answers: JSON.stringify(submission.answers),
        evaluation: JSON.stringify(submission.evaluation),
        previous: submission.previous === undefined ? null : JSON.stringify(submission.previous),
        at: submission.at,
      };
      await session.later('submissions', [row]);
    },
    submissions: async (userId, usageKey) => {
      const rows = await session.all(
        'SELECT * FROM submissions WHERE user_id = ? AND usage_key = ? ORDER BY id',
        [userId, bytes(usageKey)],
      );
      return rows.map(submissionOf);
    },
    firstSubmitted: async (userId, usageKeys) => {
      const firsts: number[] = [];
      for (let from = 0; from < usageKeys.length; from += keysAtOnce) {
        const { marks, values } = inList(usageKeys.slice(from, from + keysAtOnce).map(bytes));
        const sql = `SELECT MIN(at) AS first FROM submissions WHERE user_id = ? AND usage_key IN (${marks})`;
        const first = (await session.get(sql, [userId, ...values]))?.['first'];
        if (first !== null && first !== undefined) firsts.push(Number(first));
      }
      return firsts.length === 0 ? undefined : Math.min(...firsts);
    },
    submittedTo: async (userId) => {
      const sql = 'SELECT DISTINCT usage_key FROM submissions WHERE user_id = ? ORDER BY usage_key';
      return (await session.all(sql, [userId])).map((row) => text(row['usage_key']));
    },
    moveSubmissions: async (from, to, usageKey) => {
      const sql = 'UPDATE submissions SET user_id = ? WHERE user_id = ? AND usage_key = ?';
      await session.run(sql, [to, from, bytes(usageKey)]);
    },
    rewriteSubmissions: (userId, other) => {
      const columns = { key: ['id'], bodies: ['answers', 'evaluation', 'previous'] };
      return rewriteBodies(session, { table: 'submissions', ...columns }, userId, other);
    },
  };
}

function submissionOf(row: SqlRow): StoredSubmission {
  const previous = row['previous'];
  return {
    userId: Number(row['user_id']),
    courseKey: text(row['course_key']),
    usageKey: text(row['usage_key']),
    commit: text(row['course_commit']),
    attempt: Number(row['attempt']),
    seed: Number(row['seed']),
    answers: object(row['answers']),
    evaluation: object(row['evaluation']),
    ...(previous !== null && previous !== undefined && { previous: object(previous) }),
    at: Number(row['at']),
  };
}

/** Blocks of one statement at most. */
const keysAtOnce = 256;

function completionStore(session: SqlSession): CompletionStore {
  return {
    completions: async (userId, courseKey) => {
      const rows = await session.all(
        'SELECT usage_key, value FROM block_completions WHERE user_id = ? AND course_key = ?',
        [userId, bytes(courseKey)],
      );
      return new Map(rows.map((row) => [text(row['usage_key']), Number(row['value'])]));
    },
    completionsOf: async (userId, usageKeys) => {
      const found = new Map<string, number>();
      for (let from = 0; from < usageKeys.length; from += keysAtOnce) {
        const { marks, values } = inList(usageKeys.slice(from, from + keysAtOnce).map(bytes));
        const rows = await session.all(
          `SELECT usage_key, value FROM block_completions WHERE user_id = ? AND usage_key IN (${marks})`,
          [userId, ...values],
        );
        for (const row of rows) found.set(text(row['usage_key']), Number(row['value']));
      }
      return found;
    },
    setCompletion: (userId, courseKey, usageKey, value, at) =>
      session.later(
        'block_completions',
        [{ user_id: userId, usage_key: bytes(usageKey), course_key: bytes(courseKey), value, changed: at }],
        ['user_id', 'usage_key'],
      ),
    touchedBy: async (userId) => {
      const sql = 'SELECT usage_key FROM block_completions WHERE user_id = ? ORDER BY usage_key';
      return (await session.all(sql, [userId])).map((row) => text(row['usage_key']));
    },
    moveCompletion: async (from, to, usageKey) => {
      const sql = 'UPDATE block_completions SET user_id = ? WHERE user_id = ? AND usage_key = ?';
      await session.run(sql, [to, from, bytes(usageKey)]);
    },
    lastTouched: async (userId, courseKey) => {
      const row = await session.get(
        'SELECT usage_key FROM block_completions WHERE user_id = ? AND course_key = ? ORDER BY changed DESC, usage_key LIMIT 1',
        [userId, bytes(courseKey)],
      );
      return row && text(row['usage_key']);
    },
  };
}

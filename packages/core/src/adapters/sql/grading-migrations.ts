import { DataTypes } from 'sequelize';
import { keyText } from './sql-columns.ts';
import type { SqlMigration } from './sql-module.ts';

export const gradingMigrations: readonly SqlMigration[] = [
  {
    name: '0003-grading',
    up: async (schema) => {
      const big = { type: DataTypes.BIGINT, allowNull: false };
      const flag = { type: DataTypes.INTEGER, allowNull: false };
      const real = { type: DataTypes.DOUBLE, allowNull: false };
      const user = { type: DataTypes.BIGINT, primaryKey: true };
      const key = { type: keyText(255), primaryKey: true };
      await schema.createTable('problem_scores', {
        user_id: user,
        usage_key: key,
        course_key: { type: keyText(255), allowNull: false },
        earned: real,
        possible: real,
        graded: flag,
        at: big,
        course_commit: { type: keyText(64), allowNull: false },
        version: big,
        changed: big,
        pending: flag,
      });
      await schema.addIndex('problem_scores', ['user_id', 'course_key'], { name: 'problem_scores_in' });
      await schema.createTable('course_grades', {
        course_key: key,
        user_id: user,
        percent: real,
        letter: { type: keyText(255), allowNull: true },
        passed_since: { type: DataTypes.BIGINT, allowNull: true },
        version: big,
        changed: big,
      });
      await schema.createTable('subsection_grades', {
        course_key: key,
        user_id: user,
        usage_key: key,
        earned: real,
        possible: real,
        earned_graded: real,
        possible_graded: real,
      });
    },
  },
];

import { DataTypes } from 'sequelize';
import { keyText } from './sql-columns.ts';
import type { SqlMigration } from './sql-module.ts';

export const learnerMigrations: readonly SqlMigration[] = [
  {
    name: '0002-learners',
    up: async (schema) => {
      const big = { type: DataTypes.BIGINT, allowNull: false };
      const flag = { type: DataTypes.INTEGER, allowNull: false };
      const key = (length: number) => ({ type: keyText(length), allowNull: false });
      await schema.createTable('accounts', {
        id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
        username: key(30),
        username_key: key(30),
        email: key(254),
        email_key: { type: keyText(254), allowNull: true },
        name: key(1020),
        kind: { type: DataTypes.STRING(8), allowNull: false },
        superuser: flag,
        language: key(35),
        password_hash: { type: DataTypes.STRING(255), allowNull: true },
        merged_into: { type: DataTypes.BIGINT, allowNull: true },
        merged_at: { type: DataTypes.BIGINT, allowNull: true },
        created: big,
      });
      await schema.addIndex('accounts', ['username'], { name: 'accounts_username', unique: true });
      await schema.addIndex('accounts', ['username_key'], { name: 'accounts_username_key', unique: true });
      await schema.addIndex('accounts', ['email_key'], { name: 'accounts_email_key', unique: true });
      await schema.createTable('course_roles', {
        course_key: { type: keyText(255), primaryKey: true },
        user_id: { type: DataTypes.BIGINT, primaryKey: true },
        role: { type: DataTypes.STRING(20), primaryKey: true },
      });
      await schema.createTable('enrollments', {
        user_id: { type: DataTypes.BIGINT, primaryKey: true },
        course_key: { type: keyText(255), primaryKey: true },
        username: key(30),
        mode: { type: DataTypes.STRING(20), allowNull: false },
        active: flag,
        created: big,
      });
      await schema.addIndex('enrollments', ['course_key', 'active', 'username'], { name: 'enrollments_in' });
    },
  },
  {
    name: '0005-roles-of-learners',
    up: (schema) => schema.addIndex('course_roles', ['user_id'], { name: 'course_roles_user' }),
  },
  {
    name: '0006-retired-accounts',
    up: async (schema) => {
      await schema.addColumn('accounts', 'retired', { type: DataTypes.BIGINT, allowNull: true });
      await schema.addIndex('accounts', ['merged_into'], { name: 'accounts_merged_into' });
    },
  },
  {
    name: '0007-cohorts',
    up: async (schema) => {
      await schema.createTable('cohorts', {
        id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
        course_key: { type: keyText(255), allowNull: false },
        name: { type: keyText(1020), allowNull: false },
      });
      await schema.addIndex('cohorts', ['course_key', 'name'], { name: 'cohorts_name', unique: true });
      await schema.createTable('cohort_members', {
        course_key: { type: keyText(255), primaryKey: true },
        user_id: { type: DataTypes.BIGINT, primaryKey: true },
        cohort_id: { type: DataTypes.BIGINT, allowNull: false },
      });
      await schema.addIndex('cohort_members', ['cohort_id', 'user_id'], { name: 'cohort_members_in' });
    },
  },
  {
    name: '0008-demographics',
    up: (schema) =>
      schema.createTable('demographics', {
        user_id: { type: DataTypes.BIGINT, primaryKey: true },
        year_of_birth: { type: DataTypes.INTEGER, allowNull: true },
        gender: { type: DataTypes.STRING(6), allowNull: true },
        level_of_education: { type: DataTypes.STRING(6), allowNull: true },
      }),
  },
];

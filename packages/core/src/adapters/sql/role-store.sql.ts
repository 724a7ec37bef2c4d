import { z } from 'zod';
import type { RoleStore } from '../../learners/role-store.port.ts';
import { bytes, text, type SqlSession } from './sql-session.ts';

export const courseRoles = z.enum([
  'instructor',
  'staff',
  'limited_staff',
  'beta_testers',
  'data_researcher',
]);

export function sqlRoleStore(session: SqlSession): RoleStore {
  return {
    roles: async (userId, courseKey) => {
      const rows = await session.all(
        'SELECT role FROM course_roles WHERE course_key = ? AND user_id = ? ORDER BY role',
        [bytes(courseKey), userId],
      );
      return rows.map(({ role }) => courseRoles.parse(role));
    },
    rolesOf: async (userId) => {
      const rows = await session.all(
        'SELECT course_key, role FROM course_roles WHERE user_id = ? ORDER BY course_key, role',
        [userId],
      );
      return rows.map((row) => ({
        courseKey: text(row['course_key']),
        role: courseRoles.parse(row['role']),
      }));
    },
    addRole: (userId, courseKey, role) => {
      const row = { course_key: bytes(courseKey), user_id: userId, role };
      return session.upsert('course_roles', row, ['course_key', 'user_id', 'role']);
    },
    removeRole: async (userId, courseKey, role) => {
      await session.run('DELETE FROM course_roles WHERE course_key = ? AND user_id = ? AND role = ?', [
        bytes(courseKey),
        userId,
        role,
      ]);
    },
    removeRolesOf: async (userId) => {
      await session.run('DELETE FROM course_roles WHERE user_id = ?', [userId]);
    },
  };
}

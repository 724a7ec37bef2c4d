import type { CourseRole } from './account.ts';

/** Who may do what in which course. */
export interface RoleStore {
  /** In alphabetical order. */
  roles(userId: number, courseKey: string): Promise<readonly CourseRole[]>;
  /** Idempotent. */
  addRole(userId: number, courseKey: string, role: CourseRole): Promise<void>;
  /** Idempotent. */
  removeRole(userId: number, courseKey: string, role: CourseRole): Promise<void>;
}

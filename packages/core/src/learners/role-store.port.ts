import type { CourseRole } from './account.ts';

export interface RoleInCourse {
  readonly courseKey: string;
  readonly role: CourseRole;
}

/** Who may do what in which course. */
export interface RoleStore {
  /** In alphabetical order. */
  roles(userId: number, courseKey: string): Promise<readonly CourseRole[]>;
  /** Everything that somebody may do, by course key and then role. */
  rolesOf(userId: number): Promise<readonly RoleInCourse[]>;
  /** Idempotent. */
  addRole(userId: number, courseKey: string, role: CourseRole): Promise<void>;
  /** Idempotent. */
  removeRole(userId: number, courseKey: string, role: CourseRole): Promise<void>;
  /** Takes away everything that somebody may do in any course. Idempotent. */
  removeRolesOf(userId: number): Promise<void>;
}

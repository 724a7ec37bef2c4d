import type { PlatformContext } from '@coursewright/lti-provider/platform';
import type { Request, Response } from 'express';
import { course } from './course.ts';
import type { LmsStore } from './store/lms-store.ts';

const cookie = 'demo_lms_course';

/** The course that the pages of this browser are about: the one it entered last, else the one there was at first. */
export async function currentCourse(store: LmsStore, req: Request): Promise<PlatformContext> {
  const named = new RegExp(`(?:^|; )${cookie}=([^;]*)`).exec(req.headers.cookie ?? '')?.[1];
  return (named === undefined ? undefined : await store.context(named)) ?? course;
}

export function enterCourse(res: Response, { id }: PlatformContext): void {
  res.append('Set-Cookie', `${cookie}=${id}; Path=/; HttpOnly; SameSite=Lax`);
}

import { z } from 'zod';
import { seededRandom } from '../seeded-random.ts';
import type { ApiClient } from './api-client.ts';

const summaries = z.array(z.object({ course_id: z.string() }));
const problems = z.array(z.object({ module_id: z.string() }));
const videos = z.array(z.object({ pipeline_video_id: z.string() }));
const modulesEach = 5;

/** What dashboards ask for, of every course that there is, in an order that is no order but always the same. */
export async function apiPaths(client: ApiClient, range: readonly [string, string]): Promise<string[]> {
  const days = `start_date=${range[0]}&end_date=${range[1]}`;
  const courses = summaries.parse(await client.json('/api/v0/course_summaries/'));
  const paths = ['/api/v0/course_summaries/', `/api/v0/course_totals/`];
  for (const { course_id: id } of courses) {
    const course = `/api/v0/courses/${encodeURIComponent(id)}`;
    for (const by of ['', 'mode/', 'gender/', 'birth_year/', 'education/'])
      paths.push(`${course}/enrollment/${by}`, `${course}/enrollment/${by}?${days}`);
    paths.push(`${course}/enrollment/location/`, `${course}/activity/?${days}`, `${course}/recent_activity/`);
    paths.push(`${course}/problems/`, `${course}/videos/`);
    for (const { module_id: problem } of problems
      .parse(await client.json(`${course}/problems/`))
      .slice(0, modulesEach))
      paths.push(`/api/v0/problems/${encodeURIComponent(problem)}/answer_distribution/`);
    for (const { pipeline_video_id: video } of videos
      .parse(await client.json(`${course}/videos/`))
      .slice(0, modulesEach))
      paths.push(`/api/v0/videos/${encodeURIComponent(video)}/timeline/`);
  }
  const random = seededRandom(7);
  const placed = paths.map((path) => ({ path, place: random() }));
  return placed.sort((a, b) => a.place - b.place).map(({ path }) => path);
}

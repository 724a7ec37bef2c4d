import { z } from 'zod';
import { fileNameOfCourse, type CsvForm } from './analytics-answer.ts';

export const courseParams = z.object({
  courseId: z
    .string()
    .meta({ example: 'course-v1:edX+DemoX+Demo_2016', description: 'Old keys have slashes.' }),
});

export const noQuery = z.object({});

export const dateQuery = z.object({
  start_date: z.string().optional().meta({ description: 'The first day, 2014-12-15 or 2014-12-15T000000' }),
  end_date: z
    .string()
    .optional()
    .meta({ description: 'The day behind the last; with neither, the latest alone' }),
});

/** `{org}-{course}-{run}--{slug}.csv`; the original has `None` for a slug where it has none. */
export function csvOfCourse(slug: string, floats: readonly string[] = []) {
  return ({ courseId }: { readonly courseId: string }): CsvForm => ({
    fileName: `${fileNameOfCourse(courseId)}--${slug}.csv`,
    floats,
  });
}

export const created = z
  .string()
  .meta({ description: 'When it was published', example: '2024-04-02T030405' });

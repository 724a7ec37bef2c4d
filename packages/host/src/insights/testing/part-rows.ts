import type { CoursePart, CourseStructure } from '@coursewright/analytics/insights';
import type { Rows } from '../../testing/publish-rows.ts';
import { seededNumbers } from './seeded-numbers.ts';

/** What was done with the problems and videos of a course. */
export function partRows(courseKey: string, { parts }: CourseStructure): Rows {
  const draw = seededNumbers(11);
  const of = (type: string) => parts.filter((part) => part.type === type);
  const videos = of('video').map((video) => ({
    id: /@([^@]+)$/.exec(video.id)?.[1] ?? '',
    start: 60 + draw(60),
  }));
  const problems = of('problem');
  return {
    video: videos.map(({ id, start }) => ({
      pipeline_video_id: `${courseKey}|${id}`,
      course_id: courseKey,
      encoded_module_id: id,
      duration: 180,
      segment_length: 5,
      users_at_start: start,
      users_at_end: Math.round(start * 0.62),
      total_viewed_seconds: start * 150,
    })),
    video_timeline: videos.flatMap(({ id, start }) =>
      Array.from({ length: 37 }, (_none, segment) => {
        const users = Math.round(start * (1 - segment * 0.0105)) - draw(3);
        const again = segment > 10 && segment < 16 ? 22 : 4;
        return {
          pipeline_video_id: `${courseKey}|${id}`,
          segment,
          num_users: users,
          num_views: users + draw(again),
        };
      }),
    ),
    answer_distribution: problems.flatMap((problem) => answersTo(courseKey, problem, draw)),
    grade_distribution: problems.flatMap((problem) =>
      [0, 0.5, 1].map((grade) => ({
        module_id: problem.id,
        course_id: courseKey,
        grade,
        max_grade: 1,
        count: 6 + draw(20) + (grade === 1 ? 40 : 0),
      })),
    ),
    sequential_open_distribution: of('sequential').map((subsection, index) => ({
      module_id: subsection.id,
      course_id: courseKey,
      count: Math.max(8, 118 - index * 9 - draw(5)),
    })),
    tags_distribution: problems.slice(0, 6).map((problem, index) => ({
      course_id: courseKey,
      org_id: 'Org',
      module_id: problem.id,
      tag_name: index % 2 === 0 ? 'Learning outcome' : 'Difficulty',
      tag_value:
        ['Reads a distribution', 'Easy', 'Updates a belief', 'Hard', 'Reads a distribution', 'Easy'][index] ??
        '',
      total_submissions: 90 + draw(60),
      correct_submissions: 40 + draw(40),
    })),
  };
}

function answersTo(courseKey: string, problem: CoursePart, draw: (below: number) => number) {
  const part = `${/@([^@]+)$/.exec(problem.id)?.[1] ?? ''}_2_1`;
  const right = 30 + draw(40);
  return ['The first one', 'It depends on how often it happens', 'None of them', 'Both'].map(
    (answer, index) => ({
      course_id: courseKey,
      module_id: problem.id,
      part_id: part,
      correct: index === 1 ? 1 : 0,
      first_response_count: index === 1 ? right : 4 + draw(14),
      last_response_count: index === 1 ? right + 18 : 2 + draw(8),
      value_id: `choice_${index}`,
      answer_value_text: answer,
      answer_value_numeric: null,
      variant: null,
      problem_display_name: problem.name,
      question_text: 'Which of these holds?',
    }),
  );
}

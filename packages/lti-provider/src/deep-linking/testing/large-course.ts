import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CourseService } from '@coursewright/core';

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

const problem = (id: string) =>
  `<problem url_name="${id}" display_name="Exercise ${id}"><numericalresponse answer="1"><formulaequationinput/></numericalresponse></problem>`;

/** 45 sections, the first with 30 subsections; one of them is graded, dated, and has an exercise, a film and a text. */
const olx = `<course org="Lti" course="Large" url_name="run" display_name="Große Überschrift" start="2020-01-01T00:00:00Z">
  <chapter url_name="first" display_name="First section">
    <sequential url_name="graded" display_name="Graded &lt;work&gt;" graded="true" format="Homework" start="2090-01-01T00:00:00Z" due="2091-02-03T04:05:06Z">
      <vertical url_name="unit" display_name="The unit">${problem('p1')}
        <video url_name="film" display_name="The film"/><html url_name="text" display_name="The text">Read.</html></vertical>
      <vertical url_name="reading" display_name="Only to read"><html url_name="page">Read.</html></vertical>
      <vertical url_name="staff" display_name="Notes" visible_to_staff_only="true">${problem('p2')}</vertical>
    </sequential>
    ${times(29, (index) => `<sequential url_name="s${index}" display_name="Subsection ${index}"/>`)}
  </chapter>
  ${times(44, (index) => `<chapter url_name="c${index}" display_name="Section ${index}"/>`)}
</course>`;

export const largeCourse = 'course-v1:Lti+Large+run';
export const largeBlock = (type: string, id: string) => `block-v1:Lti+Large+run+type@${type}+block@${id}`;

export async function importLargeCourse(courses: CourseService): Promise<void> {
  const source = await mkdtemp(path.join(tmpdir(), 'coursewright-large-'));
  await writeFile(path.join(source, 'course.xml'), olx);
  await courses.import({ source, author: 'test' });
  await rm(source, { recursive: true });
}

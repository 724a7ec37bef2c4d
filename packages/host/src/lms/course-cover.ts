import { createHash } from 'node:crypto';
import type { CourseSummary } from '@coursewright/core';
import type { FileSigner } from '../files/sign-file.ts';
import { html, type Html } from './html.ts';

/** The course's picture, or one drawn from its key: always the same for a course, different for its neighbours. */
export function courseCover(course: CourseSummary, files: FileSigner): Html {
  if (course.image !== undefined) {
    return html`<img
      class="cover"
      src="${files.sign(course.courseKey, course.image)}"
      alt=""
      loading="lazy"
    />`;
  }
  const seed = createHash('sha256').update(course.courseKey).digest().readUInt32BE(0);
  const hue = seed % 360;
  const ring = (index: number) => {
    const step = (seed >>> (index * 5)) % 32;
    return html`<circle
      cx="${(step * 37 + index * 90) % 320}"
      cy="${(step * 23 + index * 40) % 180}"
      r="${50 + step * 2}"
      fill="hsl(${(hue + index * 24) % 360} 45% 60%)"
      fill-opacity="0.35"
    />`;
  };
  return html`<svg
    class="cover"
    viewBox="0 0 320 180"
    preserveAspectRatio="xMidYMid slice"
    aria-hidden="true"
  >
    <rect width="320" height="180" fill="hsl(${hue} 42% 36%)" />
    ${[0, 1, 2, 3].map(ring)}
    <text x="24" y="152" font-family="Georgia, serif" font-size="54" fill="#fff" fill-opacity="0.92">
      ${course.number.slice(0, 9)}
    </text>
  </svg>`;
}

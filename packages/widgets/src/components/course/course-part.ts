import type { CourseView, OutlineNode } from '@coursewright/core';
import { unitPlaces } from './course-place.ts';

/** The course with one section or subsection alone in its outline, under whose title it goes; whole without a key. */
export function coursePart(course: CourseView, usageKey: string | undefined): CourseView {
  if (usageKey === undefined) return course;
  const found = pathTo(course.outline, usageKey);
  const part = found.at(-1);
  if (part === undefined) return course;
  // What holds it stays around it: its dates and restrictions hold for the part as well.
  const outline = found
    .slice(0, -1)
    .reduceRight<readonly OutlineNode[]>((children, holder) => [{ ...holder, children }], [part]);
  const { resume, ...rest } = course;
  const kept = unitPlaces({ outline }).some(({ unit }) => unit.usageKey === resume);
  return { ...rest, title: part.title, outline, ...(kept && resume !== undefined && { resume }) };
}

function pathTo(nodes: readonly OutlineNode[], usageKey: string): readonly OutlineNode[] {
  for (const node of nodes) {
    if (node.usageKey === usageKey) return [node];
    const below = pathTo(node.children, usageKey);
    if (below.length > 0) return [node, ...below];
  }
  return [];
}

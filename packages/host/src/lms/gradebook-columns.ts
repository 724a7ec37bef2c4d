import type { OutlineNode } from '@coursewright/core';

export interface GradebookColumn {
  readonly usageKey: string;
  readonly title: string;
  /** `Homework 2`: the assignment type and a count within it, as Open edX's grade reports name them. */
  readonly label: string;
}

/** The graded subsections of a course in its order. */
export function gradebookColumns(outline: readonly OutlineNode[]): readonly GradebookColumn[] {
  const counts = new Map<string, number>();
  return subsectionsOf(outline)
    .filter(({ graded }) => graded)
    .map(({ usageKey, title, format = '' }) => {
      const count = (counts.get(format) ?? 0) + 1;
      counts.set(format, count);
      return { usageKey, title, label: format === '' ? title : `${format} ${count}` };
    });
}

function subsectionsOf(nodes: readonly OutlineNode[]): readonly OutlineNode[] {
  return nodes.flatMap((node) => (node.type === 'sequential' ? [node] : subsectionsOf(node.children)));
}

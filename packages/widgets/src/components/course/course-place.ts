import type { CourseView, OutlineNode } from '@coursewright/core';

/** A unit with where it stands. */
export interface UnitPlace {
  readonly unit: OutlineNode;
  /** Section, subsection: outermost first. */
  readonly path: readonly OutlineNode[];
}

const holders = new Set(['course', 'chapter', 'sequential']);

/** Every unit in the order of the outline, the closed ones too. */
export function unitPlaces({ outline }: Pick<CourseView, 'outline'>): readonly UnitPlace[] {
  const places: UnitPlace[] = [];
  const walk = (nodes: readonly OutlineNode[], path: readonly OutlineNode[]): void => {
    for (const node of nodes) {
      if (holders.has(node.type)) walk(node.children, [...path, node]);
      else places.push({ unit: node, path });
    }
  };
  walk(outline, []);
  return places;
}

/** Whether the learner may go there: neither it nor what holds it is closed. */
export function isOpen({ unit, path }: UnitPlace): boolean {
  return [unit, ...path].every(({ closed }) => closed === undefined);
}

/** The unit with this key, or the first open one within a section or subsection with this key. */
export function placeOf(places: readonly UnitPlace[], usageKey: string): UnitPlace | undefined {
  return (
    places.find(({ unit }) => unit.usageKey === usageKey) ??
    places.find((place) => isOpen(place) && place.path.some((node) => node.usageKey === usageKey))
  );
}

/** The outline with newer completions of units in it; what holds them is as far as they are on average. */
export function withCompletions(
  outline: readonly OutlineNode[],
  completions: ReadonlyMap<string, number>,
): readonly OutlineNode[] {
  return outline.map((node) => {
    const own = completions.get(node.usageKey);
    if (own !== undefined) return { ...node, completion: own };
    if (node.children.length === 0) return node;
    const children = withCompletions(node.children, completions);
    if (children.every((child, at) => child.completion === node.children[at]?.completion)) return node;
    const sum = children.reduce((total, child) => total + child.completion, 0);
    return { ...node, children, completion: sum / children.length };
  });
}

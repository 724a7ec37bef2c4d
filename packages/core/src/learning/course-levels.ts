/** What an outline is made of above its units. All below them, and whatever old courses put in their place, is a unit (courseware.md §1.1). */
const levels: ReadonlySet<string> = new Set(['course', 'chapter', 'sequential']);

export function isUnit(type: string): boolean {
  return !levels.has(type);
}

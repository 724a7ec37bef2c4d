import type { CourseStructure, TimeNote } from '@coursewright/analytics/insights';
import type { Translation } from '../lms/i18n/translator.ts';

/** Deadlines and releases of the course, as notes on a time axis: one a day and kind. */
export function courseNotes({ parts }: CourseStructure, { t }: Pick<Translation, 't'>): readonly TimeNote[] {
  const root = parts[0];
  const sections = parts.filter(({ type }) => type === 'chapter' || type === 'sequential');
  const due = sections.flatMap(({ due: at, name, type }) =>
    at === undefined || type !== 'sequential' ? [] : [{ at, text: t('insights.note.due', { name }) }],
  );
  const released = sections.flatMap(({ start: at, name, parents }) => {
    const above = parts.find(({ id }) => id === parents.at(-1));
    // A start that is inherited is no release of its own.
    return at === undefined || at === above?.start ? [] : [{ at, text: t('insights.note.opens', { name }) }];
  });
  const start = root?.start === undefined ? [] : [{ at: root.start, text: t('insights.note.starts') }];
  return [...start, ...released, ...due].map(({ at, text }) => ({ at: at.slice(0, 10), text }));
}

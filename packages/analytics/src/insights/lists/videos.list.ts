import { video } from '../../tables/video/video.table.ts';
import { defineList } from '../define-list.ts';
import { watchedVideos } from '../watched-videos.ts';
import { columnWords } from '../words/columns.ts';

/** Videos of a course that were watched, in course order. */
export const videosList = defineList({
  name: 'videos',
  title: { en: 'Videos', es: 'Vídeos' },
  empty: {
    en: 'Videos appear here as soon as a learner has watched one.',
    es: 'Los vídeos aparecerán aquí en cuanto alguien vea uno.',
  },
  tables: [video],
  derived: {
    en: 'Complete: learners who saw the end, of those who saw the beginning.',
    es: 'Completo: quienes vieron el final, de quienes vieron el principio.',
  },
  takes: ['block'],
  read: async (call) => {
    const label = columnWords(call.language);
    const videos = await watchedVideos(call);
    return {
      columns: [
        { name: 'name', label: label.video, unit: 'text' },
        { name: 'section', label: label.section, unit: 'text' },
        { name: 'subsection', label: label.subsection, unit: 'text' },
        { name: 'duration', label: label.duration, unit: 'seconds' },
        { name: 'began', label: label.began, unit: 'number' },
        { name: 'ended', label: label.ended, unit: 'number' },
        { name: 'share', label: label.complete, unit: 'percent' },
        { name: 'watched', label: label.watched, unit: 'seconds' },
      ],
      rows: videos.map(({ id, name, place, duration, atStart, atEnd, secondsWatched }) => ({
        key: id,
        cells: {
          name,
          section: place[0] ?? null,
          subsection: place[1] ?? null,
          duration,
          began: atStart,
          ended: atEnd,
          share: atStart === 0 ? null : Math.min(1, atEnd / atStart),
          watched: secondsWatched,
        },
      })),
      total: videos.length,
    };
  },
});

import { numberIn } from '../../api/api-values.ts';
import { videoTimeline } from '../../tables/video/video-timeline.table.ts';
import { video } from '../../tables/video/video.table.ts';
import { inCourse } from '../conditions.ts';
import { defineChart } from '../define-chart.ts';
import { terms } from '../words/terms.ts';

const segmentSeconds = 5;

/** How many learners saw each five seconds of a video, and how often it was seen again. */
export const videoTimelineChart = defineChart({
  name: 'video-timeline',
  title: { en: 'Second by second', es: 'Segundo a segundo' },
  empty: {
    en: 'The timeline appears here as soon as a learner has watched the video.',
    es: 'La línea de tiempo aparecerá aquí en cuanto alguien vea el vídeo.',
  },
  tables: [videoTimeline, video],
  derived: {
    en: 'Replays: views of a segment, less the learners who saw it.',
    es: 'Repeticiones: visionados de un segmento, menos las personas que lo vieron.',
  },
  takes: ['video'],
  needs: ['video'],
  draw: async (call) => {
    const { view, language, asked } = call;
    const [known] = await view.rows(video, {
      where: [...inCourse(call), { column: 'encoded_module_id', is: asked.video ?? '' }],
      columns: ['pipeline_video_id'],
    });
    const rows =
      known === undefined
        ? []
        : await view.rows(videoTimeline, {
            where: [{ column: 'pipeline_video_id', is: String(known['pipeline_video_id']) }],
            order: [{ column: 'segment' }],
          });
    const users = rows.map((row) => numberIn(row, 'num_users'));
    return {
      kind: 'areas',
      x: { label: language === 'es' ? 'Momento del vídeo' : 'Place in the video', unit: 'seconds' },
      y: { label: terms.learners[language], unit: 'number' },
      xs: rows.map((row) => numberIn(row, 'segment') * segmentSeconds),
      series: [
        { name: language === 'es' ? 'Personas distintas' : 'Unique viewers', values: users },
        {
          name: language === 'es' ? 'Repeticiones' : 'Replays',
          values: rows.map((row, at) => Math.max(0, numberIn(row, 'num_views') - (users[at] ?? 0))),
        },
      ],
    };
  },
});

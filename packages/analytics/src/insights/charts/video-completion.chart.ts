import { video } from '../../tables/video/video.table.ts';
import { defineChart } from '../define-chart.ts';
import { watchedVideos } from '../watched-videos.ts';
import { terms } from '../words/terms.ts';

/** Of each video, the learners who began it and who saw its end. */
export const videoCompletion = defineChart({
  name: 'video-completion',
  title: { en: 'Who saw videos to the end', es: 'Quién vio los vídeos hasta el final' },
  empty: {
    en: 'Videos appear here as soon as a learner has watched one.',
    es: 'Los vídeos aparecerán aquí en cuanto alguien vea uno.',
  },
  tables: [video],
  derived: {
    en: 'Complete: learners who saw the end. Incomplete: those who saw the beginning, less these.',
    es: 'Completo: quienes vieron el final. Incompleto: quienes vieron el principio, menos estos.',
  },
  takes: ['block'],
  draw: async (call) => {
    const { language } = call;
    const videos = await watchedVideos(call);
    return {
      kind: 'bars',
      x: { label: language === 'es' ? 'Vídeo' : 'Video', unit: 'category' },
      y: { label: terms.learners[language], unit: 'number' },
      xs: videos.map(({ name }) => name),
      series: [
        { name: language === 'es' ? 'Completo' : 'Complete', values: videos.map(({ atEnd }) => atEnd) },
        {
          name: language === 'es' ? 'Incompleto' : 'Incomplete',
          values: videos.map(({ atStart, atEnd }) => Math.max(0, atStart - atEnd)),
          tone: 'quiet',
        },
      ],
    };
  },
});

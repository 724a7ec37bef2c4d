import { engagementTimeline } from '../../api/engagement-timeline.ts';
import { moduleEngagement } from '../../tables/engagement/module-engagement.table.ts';
import { defineChart } from '../define-chart.ts';
import type { Words } from '../language.ts';
import { orNone } from '../or-none.ts';
import { terms } from '../words/terms.ts';

type Day = Awaited<ReturnType<typeof engagementTimeline>>['days'][number];

const parts: readonly { readonly name: Words; readonly of: (day: Day) => number }[] = [
  {
    name: { en: 'Problems solved', es: 'Problemas resueltos' },
    of: (day) => day.problems_completed,
  },
  {
    name: { en: 'Problems tried, not solved', es: 'Problemas intentados sin resolver' },
    of: (day) => Math.max(0, day.problems_attempted - day.problems_completed),
  },
  { name: { en: 'Videos watched', es: 'Vídeos vistos' }, of: (day) => day.videos_viewed },
  { name: { en: 'Posts', es: 'Mensajes' }, of: (day) => day.discussion_contributions },
];

/** What one learner did day by day. */
export const learnerDays = defineChart({
  name: 'learner-days',
  title: { en: 'Day by day', es: 'Día a día' },
  empty: {
    en: 'The timeline begins with the first answer, video or post of the learner.',
    es: 'La línea de tiempo empieza con la primera respuesta, vídeo o mensaje de la persona.',
  },
  tables: [moduleEngagement],
  takes: ['username'],
  needs: ['username'],
  personal: true,
  draw: async (call) => {
    const { view, courseKey, asked, language } = call;
    const timeline = engagementTimeline(view, courseKey, asked.username ?? '').then((one) => one.days);
    const days = await orNone(timeline);
    return {
      kind: 'columns',
      x: { label: terms.date[language], unit: 'date' },
      y: { label: language === 'es' ? 'Cantidad' : 'Number', unit: 'number' },
      xs: days.map(({ date }) => date),
      series: parts.map(({ name, of }) => ({ name: name[language], values: days.map(of) })),
    };
  },
});

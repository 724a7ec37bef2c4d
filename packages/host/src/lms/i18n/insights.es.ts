import type { insightsEn } from './insights.en.ts';

export const insightsEs: Readonly<Record<keyof typeof insightsEn, string>> = {
  'insights.pages': 'Páginas de Insights',
  'insights.above': 'Dónde está',
  'insights.noScript':
    'Los gráficos necesitan JavaScript. Actívelo para este sitio y vuelva a cargar la página.',
  'insights.tab.overview': 'Resumen',
  'insights.tab.enrollment': 'Inscripciones',
  'insights.tab.engagement': 'Actividad',
  'insights.tab.videos': 'Vídeos',
  'insights.tab.performance': 'Rendimiento',
  'insights.tab.learners': 'Estudiantes',
  'insights.tab.compare': 'Ediciones',
  'insights.title.enrollment': 'Inscripciones',
  'insights.why': '¿Cómo se cuenta esto?',
  'insights.noNumber': 'Todavía sin cifra',
  'insights.filters': 'Qué se muestra',
  'insights.mode': 'Modalidad',
  'insights.allModes': 'Todas las modalidades',
  'insights.from': 'Desde',
  'insights.to': 'Hasta',
  'insights.show': 'Mostrar',
  'insights.note.due': 'Vence: {{name}}',
  'insights.note.opens': 'Se abre: {{name}}',
  'insights.note.starts': 'Comienza el curso',
};

import type { insightsMoreEn } from './insights-more.en.ts';

export const insightsMoreEs: Readonly<Record<keyof typeof insightsMoreEn, string>> = {
  'insights.behind.title': 'Eventos detrás de las cifras',
  'insights.behind.above': 'Insights',
  'insights.behind.link': 'Los eventos que hay detrás',
  'insights.behind.lead':
    'Cada cifra se cuenta a partir de líneas del registro de eventos. Aquí están las de un día. Nunca se muestra dónde estaba alguien ni qué navegador usaba.',
  'insights.behind.task': 'Cifras',
  'insights.behind.day': 'Día (UTC)',
  'insights.behind.key': 'Solo este problema, vídeo, modalidad…',
  'insights.behind.sideTables': 'Se cuenta también con tablas del sitio: {{tables}}.',
  'insights.behind.noLearners': 'Su función no muestra ni estudiantes ni sus respuestas.',
  'insights.behind.noLog':
    'El registro de eventos está vacío. Los eventos aparecerán aquí en cuanto alguien haga algo.',
  'insights.behind.noEvents':
    'Estas cifras se cuentan solo a partir de tablas del sitio, no de eventos: no hay ningún evento que mostrar.',
  'insights.behind.none': 'Ningún evento del {{day}} cuenta aquí. Elija otro día o pida menos.',
  'insights.behind.notWhole': 'El registro de este día es demasiado largo para leerlo hasta el final.',
  'insights.behind.ofDay': 'Eventos del {{day}}',
  'insights.behind.newest': 'Los {{shown}} más recientes; hay más.',
  'insights.behind.all': '{{shown}} en total, los más recientes primero.',
  'insights.behind.counted': 'Lo que contó',
  'insights.behind.line': 'La línea del registro',
};

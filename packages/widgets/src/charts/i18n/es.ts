import type { ChartTerms } from './chart-terms.ts';

export const es: ChartTerms = {
  $code: 'es',
  $name: 'Español',
  $dir: 'ltr',

  chartEmpty: 'Todavía no hay cifras.',
  chartAsTable: 'Ver como tabla',
  chartAsChart: 'Ver como gráfico',
  chartDownload: 'Descargar CSV',
  chartRule: '¿Cómo se cuenta esto?',
  chartNotes: 'Qué ocurrió y cuándo',
  chartAsOf: (when) => `Datos del ${when}`,
  chartSetup: 'No se indicó a este gráfico qué mostrar: añada los atributos «course» y «chart».',
  chartMap: (title) => `${title}: mapa`,
  chartElsewhere: (named) => `Fuera del mapa: ${named}`,
  chartMost: (shown, all) => `Los primeros ${shown} de ${all}; la tabla los tiene todos.`,
  chartEvents: 'Los eventos que hay detrás',
  chartKeys: 'Las flechas recorren el gráfico punto por punto.',
};

/** The charts' words in English; the keys of every other language. */
export const en = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr' as const,

  chartEmpty: 'There are no numbers yet.',
  chartAsTable: 'Show as table',
  chartAsChart: 'Show as chart',
  chartDownload: 'Download CSV',
  chartRule: 'How is this counted?',
  chartNotes: 'What happened when',
  chartAsOf: (when: string) => `As of ${when}`,
  chartSetup: 'This chart was not told what to show: give it a “course” and a “chart” attribute.',
  chartMap: (title: string) => `${title}: map`,
  chartElsewhere: (named: string) => `Not on the map: ${named}`,
  chartMost: (shown: string, all: string) => `The first ${shown} of ${all}; the table has all of them.`,
  chartEvents: 'The events behind it',
  chartKeys: 'Arrow keys read the chart, place by place.',
};

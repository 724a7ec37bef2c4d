/** Sentences about where the numbers of Insights come from and where they go, in English. */
export const insightsMoreEn = {
  'insights.behind.title': 'Events behind the numbers',
  'insights.behind.above': 'Insights',
  'insights.behind.link': 'The events behind it',
  'insights.behind.lead':
    'Every number is counted from lines of the event log. Here are those of one day. Where somebody was and with what browser is never shown.',
  'insights.behind.task': 'Numbers',
  'insights.behind.day': 'Day (UTC)',
  'insights.behind.key': 'Only this problem, video, mode …',
  'insights.behind.sideTables': 'Counted with tables of the site as well: {{tables}}.',
  'insights.behind.noLearners': 'Your role shows neither learners nor their answers.',
  'insights.behind.noLog': 'The event log is empty. Events appear here as soon as learners do something.',
  'insights.behind.noEvents':
    'These numbers are counted from tables of the site alone, not from events: there is no event to show.',
  'insights.behind.none': 'No event of {{day}} counts here. Choose another day, or ask for less.',
  'insights.behind.notWhole': 'The log of this day is too long to be read to its end.',
  'insights.behind.ofDay': 'Events of {{day}}',
  'insights.behind.newest': 'The newest {{shown}}; there are more.',
  'insights.behind.all': '{{shown}} in all, the newest first.',
  'insights.behind.counted': 'What counted',
  'insights.behind.line': 'The line of the log',
} as const;

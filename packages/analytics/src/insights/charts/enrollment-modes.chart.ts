import { numberIn, textIn } from '../../api/api-values.ts';
import { courseEnrollmentModeDaily } from '../../tables/enrollment/course-enrollment-mode-daily.table.ts';
import { inDays } from '../conditions.ts';
import { defineChart } from '../define-chart.ts';
import { dateText, wholeNumber } from '../language.ts';
import { modeName } from '../words/modes.ts';
import { terms } from '../words/terms.ts';

const summary = {
  en: (count: string, date: string) => `${count} learners were enrolled at the end of ${date}.`,
  es: (count: string, date: string) => `${count} estudiantes inscritos al final del ${date}.`,
};

/** Learners enrolled at the end of each day, stacked by mode. */
export const enrollmentModes = defineChart({
  name: 'enrollment-modes',
  title: { en: 'Enrolment by mode', es: 'Inscripciones por modalidad' },
  empty: {
    en: 'Enrolment over time appears here with the first learner who enrols.',
    es: 'La evolución de las inscripciones aparecerá aquí con la primera persona inscrita.',
  },
  tables: [courseEnrollmentModeDaily],
  takes: ['mode', 'from', 'to'],
  draw: async (call) => {
    const { view, asked, language } = call;
    const rows = await view.rows(courseEnrollmentModeDaily, {
      where: [...inDays(call), ...(asked.mode ? [{ column: 'mode', is: asked.mode }] : [])],
      columns: ['date', 'mode', 'count'],
      order: [{ column: 'date' }],
    });
    const dates = [...new Set(rows.map((row) => textIn(row, 'date')))];
    const modes = [...new Set(rows.map((row) => textIn(row, 'mode')))].toSorted();
    const counts = new Map(rows.map((row) => [`${textIn(row, 'date')} ${textIn(row, 'mode')}`, row]));
    const last = dates.at(-1);
    const total = rows
      .filter((row) => row['date'] === last)
      .reduce((sum, row) => sum + numberIn(row, 'count'), 0);
    return {
      kind: 'areas',
      x: { label: terms.date[language], unit: 'date' },
      y: { label: terms.learners[language], unit: 'number' },
      xs: dates,
      series: modes.map((mode) => ({
        name: modeName(mode, language),
        values: dates.map((date) => numberIn(counts.get(`${date} ${mode}`) ?? {}, 'count')),
      })),
      ...(last !== undefined && {
        summary: summary[language](wholeNumber(total, language), dateText(last, language)),
      }),
    };
  },
});

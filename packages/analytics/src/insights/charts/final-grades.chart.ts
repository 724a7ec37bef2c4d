import { numberIn, textIn } from '../../api/api-values.ts';
import { moduleEngagementRoster } from '../../tables/engagement/module-engagement-roster.table.ts';
import { inCourse } from '../conditions.ts';
import { defineChart, type Drawing } from '../define-chart.ts';
import type { InsightsCall, LearnerGrade } from '../insights-call.ts';
import { wholeNumber, type Words } from '../language.ts';
import { ofMode } from '../latest-day.ts';
import { percentRange } from '../percent-range.ts';
import { terms } from '../words/terms.ts';

const bands = Array.from({ length: 10 }, (_none, index) => index * 10);
/** Learners that are read at once: nobody else waits for longer than these take. */
const chunk = 1000;

const told: Words<(graded: string, enrolled: string, passed: string) => string> = {
  en: (graded, enrolled, passed) => `Enrolled: ${enrolled}. With a grade: ${graded}. Passed: ${passed}.`,
  es: (graded, enrolled, passed) =>
    `Personas inscritas: ${enrolled}. Con calificación: ${graded}. Aprobadas: ${passed}.`,
};

/** The grades in the course that enrolled learners have now, those who have passed apart. */
export const finalGrades = defineChart({
  name: 'final-grades',
  title: { en: 'Grades in the course', es: 'Calificaciones del curso' },
  empty: {
    en: 'Grades appear here once an enrolled learner’s answer to a graded problem has been graded.',
    es: 'Las calificaciones aparecerán aquí cuando se califique la respuesta de una persona inscrita a un problema calificado.',
  },
  tables: [moduleEngagementRoster],
  derived: {
    en: 'Enrolled learners by the grade that the gradebook has of them now. Who has no grade yet is left out.',
    es: 'Personas inscritas según la calificación que ahora tiene el libro de calificaciones. No se incluye a quien aún no tiene ninguna.',
  },
  takes: ['mode', 'cohort'],
  draw: async (call) => {
    const { language } = call;
    const { enrolled, grades } = await gradesOfEnrolled(call);
    const inBand = (passed: boolean) =>
      bands.map((from) => grades.filter((one) => one.passed === passed && bandOf(one) === from).length);
    const passed = grades.filter((one) => one.passed).length;
    const [all, graded, passing] = [enrolled, grades.length, passed].map((count) =>
      wholeNumber(count, language),
    );
    const series: Drawing['series'] = [
      { name: terms.notPassed[language], values: inBand(false), tone: 'quiet' },
      { name: terms.passed[language], values: inBand(true), tone: 'correct' },
    ];
    const isAny = grades.length > 0;
    return {
      kind: 'columns',
      x: { label: language === 'es' ? 'Calificación' : 'Grade', unit: 'category' },
      y: { label: terms.learners[language], unit: 'number' },
      xs: isAny ? bands.map((from) => percentRange(from, from === 90 ? 100 : from + 9, language)) : [],
      series: isAny ? series : [],
      ...(isAny && { summary: told[language](graded ?? '', all ?? '', passing ?? '') }),
    };
  },
});

function bandOf({ percent }: LearnerGrade): number {
  // 0.7 is no less than seventy hundredths, whatever its sum came to.
  return Math.min(90, Math.floor(Math.round(percent * 1e6) / 1e5) * 10);
}

async function gradesOfEnrolled(
  call: InsightsCall,
): Promise<{ readonly enrolled: number; readonly grades: readonly LearnerGrade[] }> {
  const { view, asked } = call;
  const where = [
    ...inCourse(call),
    ...ofMode(call, moduleEngagementRoster),
    ...(asked.cohort ? [{ column: 'cohort', is: asked.cohort }] : []),
    { column: 'segments', hasItem: ['unenrolled'], not: true as const },
  ];
  const grades: LearnerGrade[] = [];
  let enrolled = 0;
  for (let from = '', more = true; more;) {
    const rows = await view.rows(moduleEngagementRoster, {
      where: [...where, { column: 'username', from }],
      columns: ['username', 'user_id'],
      order: [{ column: 'username' }],
      limit: chunk + 1,
    });
    const some = rows.slice(0, chunk);
    const found = await call.grades(some.map((row) => numberIn(row, 'user_id')));
    enrolled += some.length;
    grades.push(...found.values());
    more = rows.length > chunk;
    from = textIn(rows.at(-1) ?? {}, 'username');
  }
  return { enrolled, grades };
}

import { moduleEngagement } from '../tables/engagement/module-engagement.table.ts';
import { addDays } from '../insights/days.ts';
import type { Words } from '../insights/language.ts';
import { rulesOf, type Rule } from '../insights/rules-of.ts';
import type { SiteCall } from './site-call.ts';

export interface ActiveLearners {
  /** `YYYY-MM-DD`: the last day that anything was counted of; undefined where nothing was yet. */
  readonly until: string | undefined;
  /** On that day. */
  readonly day: number;
  /** In the 7 days that end with it. */
  readonly week: number;
  /** In the 28 days that end with it. */
  readonly fourWeeks: number;
  readonly derived: string;
  readonly rules: readonly Rule[];
}

const derived: Words = {
  en: 'Learners who tried a problem, played a video or wrote in a discussion, each once, in however many courses. Days end with the last one that anything was counted of.',
  es: 'Personas que intentaron un problema, vieron un vídeo o escribieron en un foro, cada una una vez, en cuantos cursos sea. Los días terminan con el último del que se ha contado algo.',
};

/** How many different learners did something in any course. */
export async function activeLearners({ view, language }: SiteCall): Promise<ActiveLearners> {
  const last = await view.greatest(moduleEngagement, 'date', []);
  const until = last === undefined ? undefined : String(last);
  const within = async (days: number): Promise<number> => {
    if (until === undefined) return 0;
    const [row] = await view.groups(moduleEngagement, {
      where: [{ column: 'date', from: addDays(until, 1 - days), before: addDays(until, 1) }],
      by: [],
      distinct: { learners: 'username' },
    });
    return Number(row?.['learners'] ?? 0);
  };
  return {
    until,
    day: await within(1),
    week: await within(7),
    fourWeeks: await within(28),
    derived: derived[language],
    rules: rulesOf([moduleEngagement], language),
  };
}

import { rulesOf, type EventBehind } from '@coursewright/analytics';
import type { EventLog } from '@coursewright/core';
import { asset } from '../lms/assets.ts';
import { html, type Html } from '../lms/html.ts';
import { eventsQuestion, type EventsQuestion } from './events-question.ts';
import type { InsightsLanguage } from '@coursewright/analytics/insights';
import type { Translation } from '../lms/i18n/translator.ts';
import { readEventsBehind, type EventsBehind } from './read-events-behind.ts';

const mostEvents = 100;

export interface EventsVisit {
  readonly words: Translation;
  readonly code: InsightsLanguage;
  /** undefined: the whole site, where every event may be asked for, whatever counts it. */
  readonly courseKey: string | undefined;
  /** Learners and their answers are shown. */
  readonly personal: boolean;
}

/** The events that numbers are counted from, on one day. */
export async function eventsBehindBody(
  visit: EventsVisit,
  log: Pick<EventLog, 'hours' | 'readHour'>,
  asked: object,
): Promise<Html> {
  const { t } = visit.words;
  const question = await eventsQuestion(asked, log, { every: visit.courseKey === undefined });
  const { task, date, key } = question;
  const rules = task === undefined ? [] : rulesOf([task.table], visit.code);
  const found =
    date === undefined
      ? undefined
      : await readEventsBehind(log, {
          task: task?.name,
          courseKey: visit.courseKey,
          date,
          key,
          limit: mostEvents,
          disclosure: visit.personal ? 'team' : 'numbers',
        });
  return html`<link rel="stylesheet" href="${asset('insights-more.css')}" />
    <p class="lead">${t('insights.behind.lead')}</p>
    ${questionForm(visit, question)}
    <section class="card behind-rule" aria-labelledby="rule">
      <h2 id="rule">${t('insights.why')}</h2>
      ${task === undefined && html`<p>${t('insights.behind.everyRule')}</p>`}
      ${rules.map(({ counts }) => html`<p>${counts}</p>`)}
      ${found !== undefined && found.sideTables.length > 0 && html`<p class="muted">${t('insights.behind.sideTables', { tables: found.sideTables.join(', ') })}</p>`}
      ${!visit.personal && html`<p class="muted">${t('insights.behind.noLearners')}</p>`}
    </section>
    ${found === undefined || date === undefined ? html`<p class="card empty">${t('insights.behind.noLog')}</p>` : eventsOfDay(visit, found, date)}`;
}

function questionForm(visit: EventsVisit, { tasks, task, chart, date, key }: EventsQuestion): Html {
  const { t } = visit.words;
  return html`<form class="filters" method="get" aria-label="${t('insights.filters')}">
    ${chart !== undefined && html`<input type="hidden" name="chart" value="${chart}" />`}
    <label
      ><span>${t('insights.behind.task')}</span>
      <select name="task">
        ${visit.courseKey === undefined && html`<option value="">${t('insights.behind.every')}</option>`}
        ${tasks.map(({ name }) => html`<option value="${name}" ${name === task?.name && html` selected`}>${name}</option>`)}
      </select></label
    >
    <label
      ><span>${t('insights.behind.day')}</span><input type="date" name="date" value="${date}" required
    /></label>
    <label><span>${t('insights.behind.key')}</span><input name="key" value="${key}" maxlength="500" /></label>
    <button class="button quiet">${t('insights.show')}</button>
  </form>`;
}

function eventsOfDay(visit: EventsVisit, found: EventsBehind, date: string): Html {
  const { t, number, date: dateText } = visit.words;
  const { events, more, whole, fromEvents } = found;
  const day = dateText(date);
  if (!fromEvents) return html`<p class="card empty">${t('insights.behind.noEvents')}</p>`;
  if (events.length === 0)
    return html`<p class="card empty">
      ${t('insights.behind.none', { day })} ${!whole && t('insights.behind.notWhole')}
    </p>`;
  return html`<h2>${t('insights.behind.ofDay', { day })}</h2>
    <p class="muted">
      ${t(more ? 'insights.behind.newest' : 'insights.behind.all', { shown: number(events.length) })}
      ${!whole && t('insights.behind.notWhole')}
    </p>
    <ol class="events" aria-label="${t('insights.behind.ofDay', { day })}">
      ${events.map((event) => eventItem(visit, event))}
    </ol>`;
}

function eventItem({ words: { t, language }, courseKey: ofPage }: EventsVisit, event: EventBehind): Html {
  const { time, fires, type, username, counted, line, courseKey } = event;
  const english = language === 'en' ? undefined : html` lang="en"`;
  const clock = time.slice(11, 19);
  return html`<li class="card">
    <p class="when">
      <time datetime="${time}">${clock} UTC</time
      >${username !== null && username !== '' && html` · <b>${username}</b>`}${ofPage === undefined && courseKey !== '' && html` · ${courseKey}`}
    </p>
    <p class="happened" ${english}>${fires ?? type}</p>
    <p class="kind"><code>${type}</code></p>
    ${
      counted.length > 0 &&
      html`<dl class="counted">
        <dt>${t('insights.behind.counted')}</dt>
        ${counted.map(({ member, value }) => html`<dd>${member !== null && html`<code>${member}</code>: `}${value}</dd>`)}
      </dl>`
    }
    <details>
      <summary>${t('insights.behind.line')}<span class="unseen">: ${clock} ${type}</span></summary>
      <pre tabindex="0">${JSON.stringify(line, undefined, 2)}</pre>
    </details>
  </li>`;
}

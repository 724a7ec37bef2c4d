import type { Page } from '@coursewright/core';
import {
  scoreStates,
  type GradeSituation,
  type OutboxScore,
  type Registration,
  type ScoreState,
} from '@coursewright/lti-provider';
import { html, type Html } from '../../lms/html.ts';
import type { PageContext } from '../../lms/page.ts';
import { ltiPage, notice, pageLinks, timeText } from './lti-page.ts';
import { platformHead, platformPath } from './platform-names.ts';
import { actionForm } from './platform-page.ts';

interface Parts {
  readonly csrf: string;
  readonly registration: Registration;
  readonly situation: GradeSituation;
  readonly state: ScoreState;
  readonly page: Page<OutboxScore>;
  readonly first: boolean;
  /** By account. */
  readonly names: ReadonlyMap<number, string>;
  readonly done?: string | undefined;
}

/** Scores on their way to a platform, how its grade service is doing, and a button that sends all of them again. */
export function gradesPage(context: PageContext, parts: Parts): string {
  const { t, number } = context.words;
  const { registration, situation, state, page, first, csrf, done } = parts;
  const path = platformPath(registration, '/grades');
  const main = html`${platformHead(context, registration, 'grades')} ${notice(done)}
    ${courierNotice(context, situation)}
    <div class="row">
      <nav class="places" aria-label="${t('lti.outbox.states')}">
        ${scoreStates.map(
          (one) =>
            html`<a href="${path}?state=${one}" ${one === state && html` aria-current="page"`}
              >${t(`lti.outbox.${one}`)} (${number(situation.counts[one])})</a
            >`,
        )}
      </nav>
      ${actionForm(`${path}/resync`, csrf, t('lti.outbox.resync'), 'button quiet')}
    </div>
    ${page.items.length === 0 ? html`<p class="card empty">${t(`lti.outbox.none.${state}`)}</p>` : table(context, parts)}
    ${pageLinks(context, path, { state }, { first, next: page.next })}`;
  return ltiPage(context, { title: registration.name, place: 'platforms', main });
}

function courierNotice({ words: { t } }: PageContext, { courier }: GradeSituation): Html {
  const { pausedUntil, reason, lastSuccess } = courier;
  if (pausedUntil !== undefined) {
    return html`<p class="complaint">
      ${t('lti.outbox.paused')} ${timeText(pausedUntil)}${reason !== undefined && html`: ${reason}`}
    </p>`;
  }
  return html`<p class="muted">
    ${lastSuccess === undefined ? t('lti.outbox.never') : html`${t('lti.outbox.last')} ${timeText(lastSuccess)}`}
  </p>`;
}

function table({ words: { t, number } }: PageContext, { page, names, state }: Parts): Html {
  return html`<div class="card scroll" tabindex="0" role="group" aria-label="${t(`lti.outbox.${state}`)}">
    <table>
      <thead>
        <tr>
          <th scope="col">${t('lti.outbox.learner')}</th>
          <th scope="col">${t('lti.outbox.item')}</th>
          <th scope="col" class="number">${t('lti.outbox.score')}</th>
          <th scope="col" class="number">${t('lti.outbox.tries')}</th>
          <th scope="col">${t('lti.outbox.what')}</th>
        </tr>
      </thead>
      <tbody>
        ${page.items.map(
          (score) =>
            html`<tr>
              <th scope="row">${names.get(score.userId) ?? score.userId}</th>
              <td><code>${score.usageKey}</code></td>
              <td class="number">
                ${score.sent === undefined ? '–' : `${number(score.sent.scoreGiven)} / ${number(score.sent.scoreMaximum)}`}
              </td>
              <td class="number">${number(score.tries)}</td>
              <td>
                ${score.state === 'sent' && score.sentAt !== undefined ? timeText(score.sentAt) : (score.error ?? html`${t('lti.outbox.due')} ${timeText(score.due)}`)}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

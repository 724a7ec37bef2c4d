import { html, type Html } from '../lms/html.ts';
import type { Translation } from '../lms/i18n/translator.ts';

/** The buttons between what learners see and their grades, for those who teach. */
export function frameTabs({ t }: Translation): Html {
  return html`<nav class="frame-tabs" aria-label="${t('frame.teach')}">
    <button class="button quiet" aria-pressed="true">${t('frame.content')}</button>
    <button class="button quiet" aria-pressed="false">${t('frame.grades')}</button>
  </nav>`;
}

/** Who has which grade at a link; `assets/link-grades.js` fills it. */
export function linkGradesSection({ t }: Translation): Html {
  return html`<section id="link-grades" hidden aria-labelledby="link-grades-title">
    <div class="row">
      <h2 id="link-grades-title">${t('frame.grades')}</h2>
      <button class="button" id="link-again" hidden>${t('frame.resync')}</button>
    </div>
    <p id="link-dates" hidden></p>
    <p id="link-state" role="status" data-opening></p>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="link-grades-title">
      <table hidden>
        <thead>
          <tr>
            <th scope="col">${t('frame.learner')}</th>
            <th scope="col" class="number">${t('frame.grade')}</th>
            <th scope="col">${t('frame.atPlatform')}</th>
          </tr>
        </thead>
        <tbody></tbody>
      </table>
    </div>
    <p><button class="button quiet" id="link-more" hidden>${t('frame.more')}</button></p>
  </section>`;
}

/** Sentences that the script fills in. */
export function linkGradesTexts({ t }: Translation): Readonly<Record<string, string>> {
  return {
    sent: t('frame.stateSent'),
    waiting: t('frame.stateWaiting'),
    failed: t('frame.stateFailed'),
    none: t('frame.stateNone'),
    counts: t('frame.counts'),
    noService: t('frame.noService'),
    due: t('frame.due'),
    dueThere: t('frame.dueThere'),
    dueHere: t('frame.dueHere'),
    dueDiffers: t('frame.dueDiffers'),
    nobody: t('frame.nobody'),
    nameless: t('frame.nameless'),
    sending: t('frame.sending'),
    unreadable: t('frame.failedHint'),
  };
}

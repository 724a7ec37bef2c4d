import {
  jobStates,
  type JobCounts,
  type JobNameCount,
  type JobState,
  type ListedJob,
  type Page,
} from '@coursewright/core';
import { asset } from '../lms/assets.ts';
import { html, type Html } from '../lms/html.ts';
import { renderPage, type PageContext } from '../lms/page.ts';
import { adminBanner } from './admin-banner.ts';

interface Parts {
  readonly csrf: string;
  readonly state: JobState;
  readonly counts: JobCounts;
  readonly names: readonly JobNameCount[];
  readonly page: Page<ListedJob>;
  readonly first: boolean;
  /** What was just done. */
  readonly done?: string;
}

/** Background jobs by state and name, and those in one state with what can be done to them. */
export function jobsPage(context: PageContext, parts: Parts): string {
  const { t, number } = context.words;
  const { state, counts, page, first } = parts;
  const pages = html`<nav class="row" aria-label="${t('admin.jobs.pages')}">
    ${!first && html`<a class="button quiet" href="/admin/jobs?state=${state}">${t('admin.jobs.first')}</a>`}
    ${page.next !== undefined && html`<a class="button quiet" href="/admin/jobs?state=${state}&amp;after=${encodeURIComponent(page.next)}">${t('admin.jobs.next')}</a>`}
  </nav>`;
  const tabs = html`<nav class="tabs" aria-label="${t('admin.jobs.states')}">
    ${jobStates.map((one) => html`<a href="/admin/jobs?state=${one}" ${one === state && html` aria-current="page"`}>${t(`admin.state.${one}`)} (${number(counts.jobs[one])})</a>`)}
  </nav>`;
  const main = html`<h1>${t('admin.jobs.title')}</h1>
    <p class="lead">${t('admin.jobs.lead')}</p>
    ${parts.done !== undefined && html`<p class="tag good" role="status">${parts.done}</p>`}
    ${namesTable(context, parts.names)} ${tabs}
    ${page.items.length === 0 ? html`<p class="lead">${t('admin.jobs.none')}</p>` : jobsTable(context, parts)}
    ${pages}`;
  const banner = adminBanner(context, 'jobs');
  const head = html`<link rel="stylesheet" href="${asset('admin.css')}" />`;
  return renderPage(context, { title: t('admin.jobs.title'), banner, main, head, width: 'wide' });
}

function namesTable({ words: { t, number } }: PageContext, counts: readonly JobNameCount[]): Html {
  const names = [...new Set(counts.map(({ name }) => name))].toSorted();
  if (names.length === 0) return html``;
  const countOf = (name: string, state: JobState) =>
    counts.find((one) => one.name === name && one.state === state)?.count ?? 0;
  return html`<div class="card scroll" tabindex="0" role="group" aria-label="${t('admin.jobs.byName')}">
    <table>
      <thead>
        <tr>
          <th scope="col">${t('admin.jobs.name')}</th>
          ${jobStates.map((state) => html`<th scope="col" class="number">${t(`admin.state.${state}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${names.map(
          (name) =>
            html`<tr>
              <th scope="row"><code>${name}</code></th>
              ${jobStates.map((state) => html`<td class="number">${number(countOf(name, state))}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function jobsTable({ words: { t } }: PageContext, { csrf, state, page }: Parts): Html {
  const words = { retry: t('admin.jobs.retry'), remove: t('admin.jobs.remove') };
  const action = (job: ListedJob, what: 'retry' | 'remove') =>
    html`<form method="post" action="/admin/jobs/${what}">
      <input type="hidden" name="csrf" value="${csrf}" />
      <input type="hidden" name="id" value="${job.id}" />
      <input type="hidden" name="state" value="${state}" />
      <button class="button quiet" aria-label="${words[what]}: ${job.name}, ${job.id}">${words[what]}</button>
    </form>`;
  return html`<div class="card scroll" tabindex="0" role="group" aria-label="${t('admin.jobs.list')}">
    <table>
      <thead>
        <tr>
          <th scope="col">${t('admin.jobs.name')}</th>
          <th scope="col">${t('admin.jobs.changed')}</th>
          <th scope="col" class="number">${t('admin.jobs.runs')}</th>
          <th scope="col">${t('admin.jobs.error')}</th>
          <th scope="col">${t('admin.jobs.actions')}</th>
        </tr>
      </thead>
      <tbody>
        ${page.items.map(
          (job) =>
            html`<tr>
              <th scope="row"><code>${job.name}</code><br /><span class="muted">${job.id}</span></th>
              <td>${new Date(job.changed / 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC</td>
              <td class="number">${job.attempt} / ${job.attempts}</td>
              <td>${(job.error ?? '').slice(0, 1000)}</td>
              <td>
                ${state === 'failed' && action(job, 'retry')} ${state !== 'active' && action(job, 'remove')}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

import type { InsightsList, ListColumn, ListRow } from '@coursewright/analytics/insights';
import { html, type Html } from '../lms/html.ts';
import type { Translation } from '../lms/i18n/translator.ts';

export interface ListLinks {
  /** Where a row leads. */
  readonly row?: (row: ListRow) => string | undefined;
  /** The page is the list: its title is not repeated. */
  readonly alone?: true;
  /** It stands in a section that has a heading of its own: the number of that, from 1. */
  readonly below?: number;
  /** Where the events are that a task counts. */
  readonly behind?: (task: string) => string;
  /** Where its CSV is. */
  readonly csv: string;
  /** The same page ordered by a column. */
  readonly sorted?: (column: string, direction: 'asc' | 'desc') => string;
  readonly order?: { readonly column: string; readonly direction: 'asc' | 'desc' };
  /** The same page from another row on, and how many rows a page has. */
  readonly page?: { readonly from: number; readonly size: number; readonly at: (offset: number) => string };
}

/** A list with its title, rules, CSV and pages; the sentence that stands in its place while it is empty. */
export function listTable(list: InsightsList, words: Translation, links: ListLinks): Html {
  const { t } = words;
  const { below } = links;
  const id = `list-${list.name}${below === undefined ? '' : `-${below}`}`;
  const title =
    below !== undefined
      ? html`<h3 id="${id}">${list.title}</h3>`
      : html`<h2 id="${id}" ${links.alone === true && html` class="unseen"`}>${list.title}</h2>`;
  const head = html`<div class="row">
    ${title}
    ${list.rows.length > 0 && html`<a class="button quiet" href="${links.csv}">${t('insights.csv')}<span class="unseen">: ${list.title}</span></a>`}
  </div>`;
  if (list.rows.length === 0)
    return html`<section class="list">
      ${head}
      <p class="card empty">${list.empty}</p>
    </section>`;
  return html`<section class="list">
    ${head}
    <div class="card scroll" tabindex="0" role="group" aria-labelledby="${id}">
      <table>
        <thead>
          <tr>
            ${list.columns.map((column) => headCell(column, links, words))}
          </tr>
        </thead>
        <tbody>
          ${list.rows.map((row) => rowOf(row, list.columns, links, words))}
        </tbody>
      </table>
    </div>
    ${links.page !== undefined && pager(list, links.page, words)}
    <details class="rules">
      <summary>${t('insights.why')}<span class="unseen">: ${list.title}</span></summary>
      ${list.derived !== undefined && html`<p>${list.derived}</p>`}
      ${list.rules.map(
        ({ task, counts }) =>
          html`<p>
            ${counts}
            ${links.behind !== undefined && html`<a href="${links.behind(task)}">${t('insights.behind.link')}</a>`}
          </p>`,
      )}
      ${list.asOf !== undefined && html`<p class="muted">${t('insights.asOf', { time: words.time(list.asOf) })}</p>`}
    </details>
  </section>`;
}

function headCell({ name, label, unit, sortable }: ListColumn, links: ListLinks, { t }: Translation): Html {
  const number = unit === 'text' || unit === 'date' ? undefined : html` class="number"`;
  if (sortable !== true || links.sorted === undefined) return html`<th scope="col" ${number}>${label}</th>`;
  const current = links.order?.column === name ? links.order.direction : undefined;
  // Numbers are looked at from the greatest down.
  const first = unit === 'text' ? 'asc' : 'desc';
  const next = current === undefined ? first : current === 'asc' ? 'desc' : 'asc';
  const sort =
    current === undefined ? undefined : html` aria-sort="${current === 'asc' ? 'ascending' : 'descending'}"`;
  return html`<th scope="col" ${number} ${sort}>
    <a href="${links.sorted(name, next)}" title="${t('insights.sort', { column: label })}">${label}</a>
  </th>`;
}

function rowOf(
  row: ListRow,
  columns: readonly ListColumn[],
  { row: linkOf }: ListLinks,
  words: Translation,
): Html {
  const href = linkOf?.(row);
  return html`<tr>
    ${columns.map((column, index) => {
      const value = cellText(row.cells[column.name] ?? null, column.unit, words);
      if (index === 0)
        return html`<th scope="row">
          ${href === undefined ? value : html`<a href="${href}">${value}</a>`}
        </th>`;
      const tone = row.tones?.[column.name];
      const classes = [
        column.unit === 'text' || column.unit === 'date' ? '' : 'number',
        tone ?? '',
        column.unit,
      ];
      return html`<td class="${classes.filter((one) => one !== '').join(' ')}">
        ${value}${tone !== undefined && column.unit !== 'text' && html`<span class="unseen"> (${words.t(`insights.tone.${tone}`)})</span>`}
      </td>`;
    })}
  </tr>`;
}

function pager(
  { total, rows }: InsightsList,
  { from, size, at }: NonNullable<ListLinks['page']>,
  { t, number }: Translation,
): Html {
  const last = from + rows.length;
  return html`<nav class="row" aria-label="${t('insights.listPages')}">
    <p class="muted">
      ${t('insights.ofRows', { from: number(from + 1), to: number(last), total: number(total) })}
    </p>
    <span class="steps">
      ${from > 0 && html`<a class="button quiet" href="${at(Math.max(0, from - size))}">${t('insights.before')}</a>`}
      ${last < total && html`<a class="button quiet" href="${at(last)}">${t('insights.next')}</a>`}
    </span>
  </nav>`;
}

function cellText(
  value: string | number | null,
  unit: ListColumn['unit'],
  words: Translation,
): Html | string {
  if (value === null || value === '')
    return html`<span class="muted" aria-label="${words.t('insights.noNumber')}">–</span>`;
  if (unit === 'date') return words.date(String(value)) || String(value);
  if (typeof value === 'string') return value;
  if (unit === 'percent') return words.percent(value);
  return unit === 'seconds' ? clockText(value) : words.number(value);
}

/** 75 as `1:15`. */
function clockText(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

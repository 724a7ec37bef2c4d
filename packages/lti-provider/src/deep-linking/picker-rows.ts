import { html, type Html } from '../pages/html.ts';
import { iconName, inlineIcon } from './content-icon.ts';
import type { ContentEntry } from './content-entry.ts';
import type { ContentRow } from './content-page.ts';
import { contentFacts, typeName } from './content-facts.ts';
import { takesSeveral } from './picker-session.ts';
import type { PickerView } from './picker-view.ts';

/** The rows of a page; each with its check box or, where one thing only can be selected, its radio button. */
export function pickerRows(page: PickerView): Html {
  const { content, place, translation } = page;
  const { t } = translation;
  if (content.rows.length === 0) {
    const text = content.trail.length === 0 ? t('picker.noCourses') : t('picker.nothingInside');
    return html`${place.query.trim() === '' && html`<p>${text}</p>`}`;
  }
  return html`<ul class="rows" aria-label="${t('picker.contents')}">
    ${content.rows.map((row) => rowView(row, page))}
  </ul>`;
}

function rowView({ entry, place, below, count }: ContentRow, page: PickerView): Html {
  const { t } = page.translation;
  return html`<li>
    ${entryView(entry, page, place)}
    ${
      below.length > 0 &&
      html`<ul>
        ${below.map((one) => html`<li>${entryView(one, page)}</li>`)}
        ${
          count > below.length &&
          html`<li>
            <button class="link" name="open" value="${entry.usageKey}">
              ${t('picker.more', { count, title: entry.title })}
            </button>
          </li>`
        }
      </ul>`
    }
  </li>`;
}

function entryView(entry: ContentEntry, page: PickerView, place?: readonly string[]): Html {
  const { translation, registry, chosen, session } = page;
  const { t } = translation;
  const { usageKey, title, type, opens } = entry;
  const checked = chosen.some((one) => one.usageKey === usageKey);
  const kind = takesSeveral(session) ? 'checkbox' : 'radio';
  const facts = contentFacts(entry, translation, page.now).join(' · ');
  return html`<div class="row">
    <input type="hidden" name="shown" value="${usageKey}" />
    <label>
      ${pickInput(kind, usageKey, checked)} ${inlineIcon(iconName(registry, type))}
      <span class="title">${title}</span>
    </label>
    ${opens && html`<button class="open" name="open" value="${usageKey}" aria-label="${t('picker.openNamed', { title })}">${t('picker.open')}</button>`}
    <p class="facts">
      <span>${typeName(type, translation)}</span>
      ${place !== undefined && place.length > 0 && html`<span>${place.join(' › ')}</span>`}
      ${badges(entry, page)} ${facts !== '' && html`<span>${facts}</span>`}
    </p>
  </div>`;
}

function pickInput(kind: 'checkbox' | 'radio', usageKey: string, checked: boolean): Html {
  return checked
    ? html`<input type="${kind}" name="pick" value="${usageKey}" checked />`
    : html`<input type="${kind}" name="pick" value="${usageKey}" />`;
}

function badges({ graded, format, staffOnly, type }: ContentEntry, { translation: { t } }: PickerView): Html {
  // What a graded subsection holds is graded with it: the badge stands where the decision does.
  const shown = graded && (type === 'sequential' || type === 'problem');
  const text = format === undefined ? t('picker.graded') : t('picker.gradedAs', { format });
  return html`${shown && html`<span class="badge">${text}</span>`}
  ${staffOnly && html`<span class="badge quiet">${t('picker.staffOnly')}</span>`}`;
}

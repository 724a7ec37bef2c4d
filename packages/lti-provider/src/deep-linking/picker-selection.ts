import { html, type Html } from '../pages/html.ts';
import type { ChosenContent } from './chosen-content.ts';
import { contentFacts, typeName } from './content-facts.ts';
import { iconName, inlineIcon } from './content-icon.ts';
import type { PickerView } from './picker-view.ts';

/** What is selected, as it will be added, with what is to be decided about it and the two ways out. */
export function pickerSelection(page: PickerView): Html {
  const { chosen, session, translation } = page;
  const { t } = translation;
  return html`<section class="selection" aria-labelledby="selected">
    <h2 id="selected">${t('picker.selected')}</h2>
    <ul class="chosen">
      ${chosen.map((one) => chosenView(one, page))}
    </ul>
    ${optionsView(page)}
    <div class="bar">
      <span
        class="count"
        role="status"
        data-none="${t('picker.selectedNone')}"
        data-one="${t('picker.selectedOne')}"
        data-many="${t('picker.selectedMany')}"
        >${countText(chosen.length, page)}</span
      >
      <button name="cancel" value="1">${t('picker.cancel')}</button>
      <button class="main" name="choose" value="">
        ${t(session.answer.to === 'link' ? 'picker.keep' : 'picker.choose')}
      </button>
    </div>
    <template id="chosen-row">
      <li>
        <input type="hidden" name="picked" />
        <span class="title"></span> <span class="facts"></span>
        <button class="link" name="drop" data-name="${t('picker.removeNamed')}">${t('picker.remove')}</button>
      </li>
    </template>
  </section>`;
}

function countText(count: number, { translation: { t } }: PickerView): string {
  if (count === 0) return t('picker.selectedNone');
  return count === 1 ? t('picker.selectedOne') : t('picker.selectedMany', { count });
}

function chosenView(content: ChosenContent, { translation, registry, now }: PickerView): Html {
  const { t } = translation;
  const { usageKey, title, type, above, points, inside, more } = content;
  const facts = [
    typeName(type, translation),
    ...(points === 1 ? [t('picker.onePoint')] : points > 0 ? [t('picker.points', { points })] : []),
    ...contentFacts(content, translation, now),
  ];
  return html`<li>
    <input type="hidden" name="picked" value="${usageKey}" />
    ${inlineIcon(iconName(registry, type))} <span class="title">${title}</span>
    <span class="facts">${facts.join(' · ')}</span>
    ${above.length > 0 && html`<span class="facts">${above.join(' › ')}</span>`}
    ${
      inside.length > 0 &&
      html`<details>
        <summary>${t('picker.inside')}</summary>
        <ul>
          ${inside.map((one) => html`<li>${one}</li>`)}
          ${more > 0 && html`<li>${t('picker.insideMore', { count: more })}</li>`}
        </ul>
      </details>`
    }
    <button class="link" name="drop" value="${usageKey}" aria-label="${t('picker.removeNamed', { title })}">
      ${t('picker.remove')}
    </button>
  </li>`;
}

function optionsView({ session: { answer }, options, translation: { t } }: PickerView): Html | undefined {
  if (answer.to !== 'platform' || answer.item !== 'ltiResourceLink') return undefined;
  const both = answer.targets.includes('iframe') && answer.targets.includes('window');
  const column = options.column
    ? html`<input type="checkbox" name="column" value="1" checked />`
    : html`<input type="checkbox" name="column" value="1" />`;
  return html`<div class="options">
    <input type="hidden" name="options" value="1" />
    ${answer.lineItems && html`<label>${column} ${t('picker.column')}</label>`}
    ${
      both
        ? html`<label class="target"
            >${t('picker.target')}
            <select name="target">
              ${(['iframe', 'window'] as const).map((one) =>
                one === options.target
                  ? html`<option value="${one}" selected>${t(`picker.target.${one}`)}</option>`
                  : html`<option value="${one}">${t(`picker.target.${one}`)}</option>`,
              )}
            </select></label
          >`
        : html`<input type="hidden" name="target" value="${options.target}" />`
    }
  </div>`;
}

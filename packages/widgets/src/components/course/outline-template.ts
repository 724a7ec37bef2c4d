import type { OutlineNode } from '@coursewright/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../../i18n/localize.ts';
import { completionMark } from './completion-mark.ts';

/** What an outline needs to know besides its nodes. */
export interface OutlineState {
  readonly current: string | undefined;
  /** Sections that are unfolded, by usage key. */
  readonly unfolded: ReadonlySet<string>;
  address(usageKey: string): string;
  toggle(section: OutlineNode): void;
}

/** Sections that fold, subsections, and units as links. */
export function outlineTemplate(
  words: Localize,
  sections: readonly OutlineNode[],
  state: OutlineState,
): TemplateResult {
  return html`<ol class="sections">
    ${sections.map((section, index) => {
      const open = state.unfolded.has(section.usageKey);
      const id = `section-${index}`;
      return html`<li>
        <h3>
          <button
            type="button"
            class="section"
            aria-expanded=${open}
            aria-controls=${id}
            @click=${() => state.toggle(section)}
          >
            ${completionMark(words, section)}
            <span class="title" dir="auto">${section.title}</span>
            <svg class="chevron" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
              <path d="M2 4l4 4 4-4" />
            </svg>
          </button>
        </h3>
        <div id=${id} ?hidden=${!open}>
          ${closedSentence(words, section)}
          ${section.children.map((subsection) => subsectionTemplate(words, subsection, state))}
        </div>
      </li>`;
    })}
  </ol>`;
}

function subsectionTemplate(words: Localize, subsection: OutlineNode, state: OutlineState): TemplateResult {
  const facts = [
    subsection.format,
    subsection.due === undefined ? undefined : words.term('due', dateText(words, subsection.due)),
  ].filter((fact) => fact !== undefined);
  return html`<div class="subsection">
    <h4>${subsection.title}</h4>
    ${facts.length === 0 ? nothing : html`<p class="facts">${facts.join(' · ')}</p>`}
    ${closedSentence(words, subsection)}
    <ol class="units">
      ${subsection.children.map((unit) => unitTemplate(words, unit, subsection, state))}
    </ol>
  </div>`;
}

function unitTemplate(
  words: Localize,
  unit: OutlineNode,
  subsection: OutlineNode,
  { current, address }: OutlineState,
): TemplateResult {
  const inside = html`${completionMark(words, unit)}
    <span class="title" dir="auto">${unit.title}</span>
    ${unit.graded ? html`<span class="tag">${words.term('gradedTag')}</span>` : nothing}`;
  if (unit.closed !== undefined || subsection.closed !== undefined) {
    return html`<li>
      <span class="unit shut">${inside}</span>${
        subsection.closed === undefined ? closedSentence(words, unit) : nothing
      }
    </li>`;
  }
  return html`<li>
    <a
      class="unit"
      part="outline-unit"
      href=${address(unit.usageKey)}
      data-unit=${unit.usageKey}
      aria-current=${unit.usageKey === current ? 'page' : nothing}
      >${inside}</a
    >
  </li>`;
}

/** Why something is closed, and when it opens where that is known. */
export function closedSentence(
  words: Localize,
  { closed, opens }: Pick<OutlineNode, 'closed' | 'opens'>,
): TemplateResult | typeof nothing {
  if (closed === undefined) return nothing;
  const sentence = {
    not_started:
      opens === undefined ? words.term('closedNotStarted') : words.term('opens', dateText(words, opens)),
    ended: words.term('closedEnded'),
    staff_only: words.term('closedStaffOnly'),
    hidden_after_due: words.term('closedAfterDue'),
    not_enrolled: words.term('closedNotEnrolled'),
  }[closed];
  return html`<p class="closed">
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d="M4.5 7V5a3.5 3.5 0 0 1 7 0v2" fill="none" stroke="currentColor" stroke-width="1.6" />
      <rect x="3" y="7" width="10" height="7" rx="1.6" fill="currentColor" />
    </svg>
    ${sentence}
  </p>`;
}

function dateText(words: Localize, iso: string): string {
  return words.date(iso, { dateStyle: 'medium', timeStyle: 'short' });
}

import type { VideoView } from '@coursewright/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Localize } from '../../i18n/localize.ts';
import { clockText } from './clock-text.ts';
import { followCue } from './follow-cue.ts';
import type { Cue } from './parse-vtt.ts';

/** What is said, line by line; each line leads to its place in the video. */
export function transcriptTemplate(
  words: Localize,
  {
    cues,
    time,
    language,
    languages,
    choose,
    seek,
  }: {
    readonly cues: readonly Cue[];
    readonly time: number;
    readonly language: string | undefined;
    readonly languages: VideoView['transcripts'];
    choose(language: string): void;
    seek(seconds: number): void;
  },
): TemplateResult {
  const current = Math.max(
    0,
    cues.findLastIndex(({ start }) => start <= time + 0.05),
  );
  return html`<div class="transcript" part="transcript" role="region" aria-label=${words.term('transcript')}>
    ${
      languages.length < 2
        ? nothing
        : html`<select
            aria-label=${words.term('transcriptLanguage')}
            @change=${({ currentTarget }: Event) => {
              if (currentTarget instanceof HTMLSelectElement) choose(currentTarget.value);
            }}
          >
            ${languages.map(
              (one) =>
                html`<option value=${one.language} .selected=${live(one.language === language)}>
                  ${one.label}
                </option>`,
            )}
          </select>`
    }
    <ol lang=${language ?? nothing} @keydown=${moveBetweenLines} ${followCue(current)}>
      ${cues.map(
        ({ start, text }, index) =>
          html`<li>
            <button
              type="button"
              class="line"
              tabindex=${index === current ? 0 : -1}
              aria-current=${index === current ? 'true' : nothing}
              @click=${() => seek(start)}
            >
              <span class="at">${clockText(start)}</span> <span>${text}</span>
            </button>
          </li>`,
      )}
    </ol>
  </div>`;
}

/** One stop for the Tab key; the arrow keys go from line to line. */
function moveBetweenLines(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return;
  const lines = [...event.currentTarget.querySelectorAll('button')];
  const at = lines.findIndex((line) => line === event.target);
  const next = lines[at + step];
  if (at === -1 || next === undefined) return;
  event.preventDefault();
  next.focus();
}

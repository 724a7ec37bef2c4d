import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Localize } from '../../i18n/localize.ts';
import { clockText } from './clock-text.ts';
import type { SeekType } from './video-events.ts';
import type { VideoPlayer } from './video-player.ts';

const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2];
/** Seconds of the skip buttons. */
const skip = 10;

const icons = {
  play: svg`<path d="M6 4l11 6-11 6z"/>`,
  pause: svg`<path d="M5 4h3.5v12H5zm6.5 0H15v12h-3.5z"/>`,
  back: svg`<path d="M10 5V2L5.5 5.8 10 9.6V6.7a4.6 4.6 0 1 1-4.6 4.6H3.7A6.3 6.3 0 1 0 10 5z"/>`,
  ahead: svg`<path d="M10 5V2l4.5 3.8L10 9.6V6.7a4.6 4.6 0 1 0 4.6 4.6h1.7A6.3 6.3 0 1 1 10 5z"/>`,
  sound: svg`<path d="M3 7.5h3L10.5 4v12L6 12.5H3zM13 7a4 4 0 0 1 0 6m1.8-8.5a7 7 0 0 1 0 11" class="line"/>`,
  muted: svg`<path d="M3 7.5h3L10.5 4v12L6 12.5H3zm10 .5 4 4m0-4-4 4" class="line"/>`,
  captions: svg`<path d="M3 5h14v10H3zM8.5 9a1.8 1.8 0 1 0 0 2.200M14 9a1.8 1.8 0 1 0 0 2.200" class="line"/>`,
  full: svg`<path d="M4 8V4h4m4 0h4v4m0 4v4h-4m-4 0H4v-4" class="line"/>`,
};

/** What the controls show and do. */
export interface VideoControls {
  readonly player: VideoPlayer;
  readonly video: HTMLVideoElement | undefined;
  /** Whether captions are on; undefined where there are none. */
  readonly captions: boolean | undefined;
  togglePlay(): void;
  seek(seconds: number, type: SeekType): void;
  toggleCaptions(): void;
  setRate(rate: number): void;
  fullscreen(): void;
  changed(): void;
}

/** Play, skip, a slider, sound, captions, speed, full screen: buttons with names, sliders that say times. */
export function controlsTemplate(words: Localize, controls: VideoControls): TemplateResult {
  const { player, video, captions } = controls;
  const { currentTime, duration, paused } = player;
  const muted = video?.muted === true || video?.volume === 0;
  const button = (
    icon: SVGTemplateResult,
    name: string,
    press: () => void,
    pressed?: boolean,
  ): TemplateResult =>
    html`<button
      type="button"
      class="control"
      aria-label=${name}
      title=${name}
      aria-pressed=${pressed ?? nothing}
      @click=${press}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">${icon}</svg>
    </button>`;
  return html`<div class="controls" part="controls" role="group" aria-label=${words.term('videoControls')}>
    ${button(paused ? icons.play : icons.pause, words.term(paused ? 'play' : 'pause'), controls.togglePlay)}
    ${button(icons.back, words.term('skipBack', skip), () => controls.seek(currentTime - skip, 'onSkipSeek'))}
    ${button(icons.ahead, words.term('skipAhead', skip), () => controls.seek(currentTime + skip, 'onSkipSeek'))}
    <input
      class="slider"
      type="range"
      min="0"
      max=${Math.max(1, Math.floor(duration))}
      step="1"
      .value=${live(String(Math.floor(currentTime)))}
      aria-label=${words.term('videoPosition')}
      aria-valuetext=${words.term('timeOf', clockText(currentTime), clockText(duration))}
      @change=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLInputElement) {
          controls.seek(currentTarget.valueAsNumber, 'onSlideSeek');
        }
      }}
    />
    <span class="time" aria-hidden="true">${clockText(currentTime)} / ${clockText(duration)}</span>
    ${
      video === undefined
        ? nothing
        : html`${button(muted ? icons.muted : icons.sound, words.term(muted ? 'unmute' : 'mute'), () => {
              video.muted = !muted;
              if (muted && video.volume === 0) video.volume = 0.5;
              controls.changed();
            })}
            <input
              class="volume"
              type="range"
              min="0"
              max="1"
              step="0.05"
              .value=${live(String(muted ? 0 : video.volume))}
              aria-label=${words.term('volume')}
              @input=${({ currentTarget }: Event) => {
                if (!(currentTarget instanceof HTMLInputElement)) return;
                video.volume = currentTarget.valueAsNumber;
                video.muted = false;
                controls.changed();
              }}
            />`
    }
    ${
      captions === undefined
        ? nothing
        : button(icons.captions, words.term('captions'), controls.toggleCaptions, captions)
    }
    <select
      class="speed"
      aria-label=${words.term('speed')}
      @change=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLSelectElement) controls.setRate(Number(currentTarget.value));
      }}
    >
      ${speeds.map(
        (speed) =>
          html`<option value=${speed} .selected=${live(speed === player.rate)}>
            ${words.number(speed)}×
          </option>`,
      )}
    </select>
    ${button(icons.full, words.term('fullscreen'), controls.fullscreen)}
  </div>`;
}

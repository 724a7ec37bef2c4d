import type { VideoView } from '@coursewright/core';
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import type { BlockViewContext } from '../../blocks/block-context.ts';
import { BlockElement } from '../../elements/block-element.ts';
import { buttonStyles } from '../../styles/button.styles.ts';
import { noticeStyles } from '../../styles/notice.styles.ts';
import { tokenStyles } from '../../styles/tokens.styles.ts';
import { captionTrack } from './caption-track.ts';
import { fetchCues } from './fetch-cues.ts';
import { html5Player } from './html5-player.ts';
import type { Cue } from './parse-vtt.ts';
import { transcriptStyles } from './transcript.styles.ts';
import { transcriptTemplate } from './transcript-template.ts';
import { controlsTemplate } from './video-controls.ts';
import { videoDownloadsTemplate } from './video-downloads.ts';
import { videoEvents, type SeekType } from './video-events.ts';
import type { PlayerChange, VideoPlayer } from './video-player.ts';
import { videoProgress } from './video-progress.ts';
import { videoStyles } from './video.styles.ts';
import { youtubeAddress, youtubePlayer } from './youtube-player.ts';

/**
 * A video with captions and a transcript to read and jump by. The place where a learner stops is kept.
 *
 * @tagname cw-video
 * @csspart base - All of it.
 * @csspart title - The heading.
 * @csspart player - Picture and controls.
 * @csspart controls - The controls.
 * @csspart transcript - The transcript.
 */
export class CwVideo extends BlockElement<VideoView> {
  static override styles = [tokenStyles, buttonStyles, noticeStyles, videoStyles, transcriptStyles];
  static override properties: PropertyDeclarations = {
    ...BlockElement.properties,
    way: { state: true },
    tick: { state: true },
    captions: { state: true },
    transcriptOpen: { state: true },
    transcriptLanguage: { state: true },
    cues: { state: true },
  };

  /** The host's own file, YouTube's frame, or nothing that can be played. */
  declare private way: 'html5' | 'youtube' | 'none' | undefined;
  /** Grows with what the player does; what is shown of it is read from the player. */
  declare private tick: number;
  declare private captions: boolean;
  declare private transcriptOpen: boolean;
  declare private transcriptLanguage: string | undefined;
  declare private cues: readonly Cue[];

  readonly #media = createRef<HTMLVideoElement | HTMLIFrameElement>();
  readonly #stage = createRef<HTMLElement>();
  #player: VideoPlayer | undefined;
  #events: ReturnType<typeof videoEvents> | undefined;
  #progress: ReturnType<typeof videoProgress> | undefined;
  #track: ReturnType<typeof captionTrack> | undefined;
  #ready = false;
  #rate = 1;
  #lastTime = 0;

  constructor() {
    super();
    this.tick = 0;
    this.captions = true;
    this.transcriptOpen = false;
    this.cues = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onHide);
    this.requestUpdate();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onHide);
    this.#close();
  }
  readonly #onHide = (): void => {
    if (document.visibilityState === 'hidden') this.#progress?.keep();
  };

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { view } = this;
    if (view === undefined || this.way !== undefined) return;
    this.way = view.sources.length > 0 ? 'html5' : view.youtubeId === '' ? 'none' : 'youtube';
    this.captions = view.showCaptions;
    this.transcriptLanguage = this.#preferredTranscript(view);
    void this.#loadTranscript(view);
  }

  protected override blockTemplate(view: VideoView, { title }: BlockViewContext): TemplateResult {
    const { words } = this;
    const transcript = this.cues.length > 0;
    return html`<section class="video" part="base" aria-labelledby="title">
      <h3 id="title" part="title" aria-level=${this.headingLevel}>${title}</h3>
      <div class="stage ${transcript && this.transcriptOpen ? 'beside' : ''}">
        <div class="player" part="player" ${ref(this.#stage)}>${this.#mediaTemplate(view, title)}</div>
        ${
          transcript && this.transcriptOpen
            ? transcriptTemplate(words, {
                cues: this.cues,
                time: this.#player?.currentTime ?? 0,
                language: this.transcriptLanguage,
                languages: view.transcripts,
                choose: (language) => this.#chooseTranscript(language, view),
                seek: (seconds) => this.#seek(seconds, 'onCaptionSeek'),
              })
            : nothing
        }
      </div>
      <div class="more">
        ${
          transcript
            ? html`<button
                type="button"
                class="plain"
                aria-expanded=${this.transcriptOpen}
                @click=${() => this.#toggleTranscript()}
              >
                ${words.term(this.transcriptOpen ? 'hideTranscript' : 'showTranscript')}
              </button>`
            : nothing
        }
        ${videoDownloadsTemplate(words, view)}
      </div>
    </section>`;
  }

  #mediaTemplate(view: VideoView, title: string): TemplateResult {
    const { words } = this;
    if (this.way === 'none') return html`<p class="notice"><span>${words.term('videoMissing')}</span></p>`;
    if (this.way === 'youtube') {
      return html`<iframe
        class="picture"
        title=${title}
        src=${youtubeAddress(view.youtubeId, this.#startAt(view), view.end)}
        allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
        referrerpolicy="strict-origin-when-cross-origin"
        ${ref(this.#media)}
      ></iframe>`;
    }
    const player = this.#player;
    return html`<video
        class="picture"
        playsinline
        preload="metadata"
        poster=${view.posterUrl ?? nothing}
        aria-label=${title}
        @click=${() => this.#togglePlay()}
        ${ref(this.#media)}
      ></video>
      ${
        player === undefined
          ? nothing
          : controlsTemplate(words, {
              player,
              video: this.#video,
              captions: this.cues.length === 0 ? undefined : this.captions,
              togglePlay: () => this.#togglePlay(),
              seek: (seconds, type) => this.#seek(seconds, type),
              toggleCaptions: () => this.#toggleCaptions(),
              setRate: (rate) => player.setRate(rate),
              fullscreen: () => void this.#toggleFullscreen(),
              changed: () => (this.tick += 1),
            })
      }`;
  }

  protected override updated(): void {
    const { view, context } = this;
    const media = this.#media.value;
    if (view === undefined || context === undefined || media === undefined || !this.isConnected) return;
    if (this.#player === undefined) this.#open(media, view, context);
  }

  get #video(): HTMLVideoElement | undefined {
    const media = this.#media.value;
    return media instanceof HTMLVideoElement ? media : undefined;
  }

  #open(media: HTMLVideoElement | HTMLIFrameElement, view: VideoView, context: BlockViewContext): void {
    const notify = (change: PlayerChange): void => this.#onChange(change, view);
    this.#ready = false;
    const player =
      media instanceof HTMLVideoElement
        ? html5Player(media, view, notify)
        : youtubePlayer(media, view.youtubeId, notify);
    this.#player = player;
    this.#events = videoEvents(context, player);
    this.#progress = videoProgress(context, player, () => this.#events?.completed());
    this.#showCues();
    this.requestUpdate();
  }

  #close(): void {
    this.#progress?.keep();
    this.#player?.close();
    this.#player = undefined;
  }

  /** Where the learner stopped; from the start again after the end. */
  #startAt({ position, start, end }: VideoView): number {
    const duration = this.#player?.duration ?? 0;
    const last = end > 0 ? end : duration > 0 ? duration : Infinity;
    return position > start && position < last - 2 ? position : start;
  }

  #onChange(change: PlayerChange, view: VideoView): void {
    const player = this.#player;
    if (player === undefined) return;
    const events = this.#events;
    switch (change) {
      case 'ready':
        if (this.#ready) break;
        this.#ready = true;
        if (this.way === 'html5') player.seek(this.#startAt(view));
        if (view.speed !== 1) player.setRate(view.speed);
        this.#rate = view.speed;
        events?.loaded();
        break;
      case 'play':
        events?.played();
        break;
      case 'pause':
        events?.paused();
        this.#progress?.keep();
        break;
      case 'ended':
        events?.stopped();
        this.#progress?.keep();
        break;
      case 'rate':
        if (player.rate !== this.#rate) {
          events?.speedChanged(this.#rate, player.rate);
          this.#progress?.keep(player.rate);
        }
        this.#rate = player.rate;
        break;
      case 'time':
        this.#onTime(player, view);
        break;
      case 'failed':
        player.close();
        this.#player = undefined;
        this.way = this.way === 'html5' && view.youtubeId !== '' ? 'youtube' : 'none';
        break;
    }
    this.tick += 1;
  }

  #onTime(player: VideoPlayer, { end }: VideoView): void {
    // In YouTube's frame the learner moves by YouTube's own slider: a jump tells of it.
    const jumped = Math.abs(player.currentTime - this.#lastTime) > 2.5 * Math.max(1, player.rate);
    if (this.way === 'youtube' && jumped && this.#lastTime > 0) {
      this.#events?.sought(this.#lastTime, player.currentTime, 'onSlideSeek');
    }
    this.#lastTime = player.currentTime;
    if (end > 0 && player.currentTime >= end && !player.paused) player.pause();
    this.#progress?.played();
  }

  #seek(seconds: number, type: SeekType): void {
    const player = this.#player;
    if (player === undefined) return;
    const last = player.duration > 0 ? player.duration : seconds;
    const to = Math.min(Math.max(0, seconds), last);
    this.#events?.sought(player.currentTime, to, type);
    this.#lastTime = to;
    player.seek(to);
    this.tick += 1;
  }

  #togglePlay(): void {
    if (this.#player?.paused === true) this.#player.play();
    else this.#player?.pause();
  }

  async #toggleFullscreen(): Promise<void> {
    if (document.fullscreenElement === null)
      await this.#stage.value?.requestFullscreen().catch(() => undefined);
    else await document.exitFullscreen();
  }

  #toggleCaptions(): void {
    this.captions = !this.captions;
    this.#track?.show(this.captions);
    this.#events?.captions(this.captions);
  }

  #toggleTranscript(): void {
    this.transcriptOpen = !this.transcriptOpen;
    this.#events?.transcript(this.transcriptOpen);
  }

  #preferredTranscript({ transcripts }: VideoView): string | undefined {
    const wanted = this.words.lang();
    const found = transcripts.find(({ language }) => language.split('-')[0] === wanted.split('-')[0]);
    return (found ?? transcripts[0])?.language;
  }

  #chooseTranscript(language: string, view: VideoView): void {
    this.transcriptLanguage = language;
    void this.#loadTranscript(view);
  }

  async #loadTranscript({ transcripts }: VideoView): Promise<void> {
    const language = this.transcriptLanguage;
    const chosen = transcripts.find((one) => one.language === language);
    if (chosen === undefined) return;
    const cues = await fetchCues(chosen.url);
    if (language !== this.transcriptLanguage) return;
    this.cues = cues;
    this.#showCues();
  }

  #showCues(): void {
    const video = this.#video;
    if (video === undefined || this.cues.length === 0) return;
    this.#track ??= captionTrack(video);
    this.#track.fill(this.cues);
    this.#track.show(this.captions);
  }
}

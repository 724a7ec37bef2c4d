/** `view` of a `video` block. */
export interface VideoView {
  /** YouTube id at normal speed; empty when there is none. */
  readonly youtubeId: string;
  /** Playable addresses, best first: mp4, webm, m3u8. */
  readonly sources: readonly { readonly url: string; readonly type: string }[];
  readonly posterUrl?: string;
  /** WebVTT addresses by language. */
  readonly transcripts: readonly {
    readonly language: string;
    readonly label: string;
    readonly url: string;
  }[];
  readonly showCaptions: boolean;
  /** Seconds; `end` 0 plays to the end. */
  readonly start: number;
  readonly end: number;
  /** Where this learner stopped, in seconds. */
  readonly position: number;
  readonly speed: number;
  readonly downloadVideoUrl?: string;
  readonly downloadTranscriptUrl?: string;
  readonly handoutUrl?: string;
}

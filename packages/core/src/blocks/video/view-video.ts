import { z } from 'zod';
import type { BlockContext } from '../define-block.ts';
import { videoFields } from './video.fields.ts';
import type { VideoView } from './video-view.ts';

const read = z.object({
  youtube_id_1_0: z.string().nullable().catch(''),
  html5_sources: z.array(z.string()).catch([]),
  source: z.string().nullable().catch(''),
  transcripts: z.record(z.string(), z.string()).catch({}),
  sub: z.string().nullable().catch(''),
  show_captions: z.boolean().catch(true),
  start_time: z.string().nullable().catch(null),
  end_time: z.string().nullable().catch(null),
  download_video: z.boolean().catch(false),
  download_track: z.boolean().catch(false),
  handout: z.string().nullable().catch(null),
  thumbnail: z.string().nullable().catch(null),
});
const position = z.string().catch('00:00:00');
const speed = z.number().catch(1);

const types: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  ogv: 'video/ogg',
  m3u8: 'application/vnd.apple.mpegurl',
};

/** xblocks_contrib/video: what its player is given. */
export async function viewVideo(block: BlockContext) {
  const fields = read.parse(block.fields);
  const sources = [...fields.html5_sources, fields.source ?? ''].filter((address) => address !== '');
  const addresses = [...new Set(sources)].map((address) => mediaUrl(address, block));
  const transcripts = transcriptFiles(fields).map(([language, file]) => ({
    language,
    label: languageName(language),
    url: block.fileUrl(`static/${file}`, 'vtt'),
  }));
  const first = addresses[0];
  const view: VideoView = {
    youtubeId: youtubeId(fields.youtube_id_1_0 ?? '', addresses.length > 0),
    sources: addresses.map((url, index) => ({ url, type: typeOf([...new Set(sources)][index] ?? '') })),
    transcripts,
    showCaptions: fields.show_captions,
    start: seconds(fields.start_time),
    end: seconds(fields.end_time),
    position: seconds(position.parse(block.state.user_state['saved_video_position'])),
    speed: speed.parse(block.state.preferences['global_speed']),
    ...(fields.thumbnail !== null &&
      fields.thumbnail !== '' && { posterUrl: mediaUrl(fields.thumbnail, block) }),
    ...(fields.download_video && first !== undefined && { downloadVideoUrl: first }),
    ...(fields.download_track &&
      transcripts[0] !== undefined && { downloadTranscriptUrl: transcripts[0].url }),
    ...(fields.handout !== null && fields.handout !== '' && { handoutUrl: mediaUrl(fields.handout, block) }),
  };
  return { ...view, sources: [...view.sources], transcripts };
}

/** Open edX's default id stands for "none chosen" where there is another source. */
function youtubeId(id: string, otherSources: boolean): string {
  return otherSources && id === videoFields.youtube_id_1_0.default ? '' : id;
}

/** `sub` is the older way to name the English transcript. */
function transcriptFiles({ transcripts, sub }: z.infer<typeof read>): (readonly [string, string])[] {
  const files = Object.entries(transcripts);
  if (sub && !('en' in transcripts)) files.unshift(['en', `subs_${sub}.srt.sjson`]);
  return files;
}

function mediaUrl(address: string, block: BlockContext): string {
  const file = /^\/?static\/([^?#]+)/.exec(address)?.[1];
  return file === undefined ? address : block.fileUrl(`static/${file}`);
}

function typeOf(address: string): string {
  const extension = /\.(\w+)(?:[?#]|$)/.exec(address)?.[1]?.toLowerCase() ?? '';
  return types[extension] ?? 'video/mp4';
}

function seconds(clock: string | null): number {
  return (clock ?? '').split(':').reduce((total, part) => total * 60 + (Number(part) || 0), 0);
}

function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

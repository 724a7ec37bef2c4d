import type { Json } from '../../shared/json.ts';
import { decodeValue } from '../field-codec.ts';
import type { OlxFormat } from '../olx-format.ts';
import { writeStartTag } from '../xml/start-tag.ts';

const oldTimes = { from: 'start_time', to: 'end_time' } as const;

/** xblocks_contrib/video/video.py `parse_video_xml`. */
export const videoFormat: OlxFormat = {
  body: 'verbatim',
  settingElements: ['source', 'track', 'handout', 'transcript'],
  readsAttributes: ['youtube', 'from', 'to', 'name'],
  read: ({ elements, attributes }) => {
    const fields: Record<string, Json> = {};
    const src = (name: string) => elements.find((element) => element.name === name)?.attributes.get('src');
    const sources = elements.filter(({ name }) => name === 'source');
    if (sources.length > 0)
      fields['html5_sources'] = sources.map((source) => source.attributes.get('src') ?? '');
    const track = src('track');
    if (track !== undefined) fields['track'] = track;
    const handout = src('handout');
    if (handout !== undefined) fields['handout'] = handout;
    const transcripts = elements.filter(({ name }) => name === 'transcript');
    if (transcripts.length > 0) {
      fields['transcripts'] = Object.fromEntries(
        transcripts.map(({ attributes: at }) => [at.get('language') ?? '', at.get('src') ?? '']),
      );
    }
    for (const [old, field] of Object.entries(oldTimes)) {
      const time = attributes.get(old);
      const decoded = time === undefined ? undefined : decodeValue('relative_time', time);
      if (decoded !== undefined && 'value' in decoded) fields[field] = decoded.value;
    }
    const youtube = attributes.get('youtube');
    if (youtube !== undefined) Object.assign(fields, youtubeIds(youtube, sources.length > 0));
    return fields;
  },
  write: (fields) => {
    const elements: string[] = [];
    const add = (name: string, attributes: readonly (readonly [string, string])[]) =>
      elements.push(writeStartTag(name, attributes, true));
    const { html5_sources: sources, track, handout, transcripts } = fields;
    for (const src of Array.isArray(sources) ? sources : []) {
      if (typeof src === 'string') add('source', [['src', src]]);
    }
    if (typeof track === 'string') add('track', [['src', track]]);
    if (typeof handout === 'string') add('handout', [['src', handout]]);
    if (typeof transcripts === 'object' && transcripts !== null && !Array.isArray(transcripts)) {
      for (const [language, src] of Object.entries(transcripts)) {
        if (typeof src !== 'string') continue;
        add('transcript', [
          ['language', language],
          ['src', src],
        ]);
      }
    }
    return { elements, written: ['html5_sources', 'track', 'handout', 'transcripts'] };
  },
};

/** `0.75:a,1.00:b` → fields `youtube_id_0_75`, `youtube_id_1_0`. An empty id counts only where there are other sources. */
function youtubeIds(text: string, keepEmpty: boolean): Record<string, string> {
  const speeds = new Map<string, string>([
    ['0.75', ''],
    ['1.00', ''],
    ['1.25', ''],
    ['1.50', ''],
  ]);
  for (const part of text.split(',')) {
    const [speed, id, ...more] = part.split(':');
    if (id === undefined || more.length > 0 || !Number.isFinite(Number(speed))) continue;
    speeds.set(Number(speed).toFixed(2), id.trim());
  }
  const fields: Record<string, string> = {};
  for (const [speed, id] of speeds) {
    if (id === '' && !keepEmpty) continue;
    fields[`youtube_id_${speed.replace(/0$/, '').replace('.', '_')}`] = id;
  }
  return fields;
}

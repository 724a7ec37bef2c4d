import { z } from 'zod';
import { CoreError } from '../../shared/core-error.ts';

const sjson = z.object({ start: z.array(z.number()), end: z.array(z.number()), text: z.array(z.string()) });

/** A transcript (`.srt`, Open edX's `.srt.sjson`, or `.vtt` already) as WebVTT. Throws `bad_input` for what is none. */
export function transcriptVtt(path: string, text: string): string {
  if (path.endsWith('.vtt')) return text;
  if (path.endsWith('.sjson')) return fromSjson(path, text);
  const body = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/^(\d+:\d\d:\d\d),(\d{3}) --> (\d+:\d\d:\d\d),(\d{3})/gm, '$1.$2 --> $3.$4');
  return `WEBVTT\n\n${body.trim()}\n`;
}

/** `{start, end, text}` in parallel lists, milliseconds. */
function fromSjson(path: string, text: string): string {
  let parsed: z.infer<typeof sjson>;
  try {
    parsed = sjson.parse(JSON.parse(text));
  } catch (cause) {
    throw new CoreError('bad_input', `${path} is not a transcript in Open edX's JSON form.`, { cause });
  }
  const cues = parsed.text.map(
    (words, index) => `${time(parsed.start[index])} --> ${time(parsed.end[index])}\n${words}\n`,
  );
  return `WEBVTT\n\n${cues.join('\n')}`;
}

function time(milliseconds = 0): string {
  return new Date(milliseconds).toISOString().slice(11, 23);
}

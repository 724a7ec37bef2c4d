/** One caption; seconds. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const timing = /^(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})\s+-->\s+(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})/;

/** The cues of a WebVTT file (W3C WebVTT §4), as plain text in order; settings, notes, styles and regions are left out. */
export function parseVtt(text: string): readonly Cue[] {
  const blocks = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n{2,}/);
  return blocks
    .flatMap((block) => {
      const lines = block.split('\n');
      const at = lines.findIndex((line) => line.includes('-->'));
      const found = timing.exec(lines[at] ?? '');
      if (found === null) return [];
      const [, ...times] = found;
      const words = plainText(lines.slice(at + 1).join(' '));
      if (words === '') return [];
      return [{ start: seconds(times.slice(0, 4)), end: seconds(times.slice(4, 8)), text: words }];
    })
    .toSorted((one, other) => one.start - other.start);
}

function seconds([hours = '0', minutes = '0', whole = '0', thousandths = '0']: readonly string[]): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(thousandths) / 1000;
}

const references: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
  quot: '"',
  '#39': "'",
};

function plainText(text: string): string {
  return text
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#39|\w+);/g, (whole, name: string) => references[name] ?? whole)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const sizes = [
  ['terabyte', 1e12],
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
  ['kilobyte', 1e3],
  ['byte', 1],
] as const;

const times = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** 1234567 as `1.2 MB`. */
export function bytesText(bytes: number, language: string): string {
  const [unit, one] = sizes.find(([, size]) => bytes >= size) ?? ['byte', 1];
  const form = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, form).format(bytes / one);
}

/** 125 as `2 minutes`: whole ones of the greatest unit that there is one of. */
export function durationText(seconds: number, language: string): string {
  const [unit, one] = times.find(([, length]) => seconds >= length) ?? ['second', 1];
  const form = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(language, form).format(Math.floor(seconds / one));
}

/** Where a key leads from one of `count` places; undefined for keys that lead nowhere. */
export function nextPlace(
  key: string,
  from: number | undefined,
  count: number,
  rtl: boolean,
): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'ArrowDown' || key === (rtl ? 'ArrowLeft' : 'ArrowRight'))
    return from === undefined ? 0 : Math.min(from + 1, count - 1);
  if (key === 'ArrowUp' || key === (rtl ? 'ArrowRight' : 'ArrowLeft'))
    return from === undefined ? count - 1 : Math.max(from - 1, 0);
  return undefined;
}

/** Is a file below a folder? Hadoop writes `file:/a` for `file:///a`. */
export function isWithin(file: string, folder: string): boolean {
  return placeOf(file).startsWith(`${placeOf(folder)}/`);
}

function placeOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname.replace(/\/$/, '')}`;
}

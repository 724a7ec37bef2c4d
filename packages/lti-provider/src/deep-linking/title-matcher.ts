/** Whether a title has every word of the query in it, whatever the case and the accents. */
export function titleMatcher(query: string): (title: string) => boolean {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return (title) => {
    const text = plain(title);
    return words.every((word) => text.includes(word));
  };
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

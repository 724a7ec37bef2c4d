/** The text of authors' HTML, for places that hold no markup. */
export function authorText(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent.trim();
}

/** A plain picture of a size, as an address. */
export function pixelPicture(width: number, height: number): string {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#dfe8f3"/><path d="M0 ${height}L${width / 2} ${height / 3}L${width} ${height}z" fill="#8fa9c4"/><circle cx="${width * 0.8}" cy="${height * 0.2}" r="${height * 0.1}" fill="#f0c75e"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}

/**
 * The name under which links find a file of `static/`, given its path there: Open edX stores `images/a b.png` as
 * `images_a_b.png`, and a link `/static/…` with either finds it (`StaticContent.compute_location`).
 */
export function staticAssetName(path: string): string {
  return path.replaceAll('/', '_').replaceAll(/[^\p{L}\p{N}_\-~.%]/gu, '_');
}

import { createEmbedKey, embedKeySecret } from '@coursewright/host';
import { sampleCourse } from './prepare-courses.ts';

type KeyDeps = Parameters<typeof createEmbedKey>[0];

const name = 'The Sunday Puzzle (demo)';

/** The demo site's embed key: the one for its origin that is there, else a new one. */
export async function prepareEmbedKey(
  host: KeyDeps,
  siteUrl: string,
): Promise<{ readonly id: string; readonly secret: string }> {
  const keys = await host.records.read((view) => view.embedKeys.list());
  const known = keys.find((key) => key.name === name && key.origins.includes(siteUrl));
  if (known !== undefined) return { id: known.id, secret: embedKeySecret(host.secret, known) };
  const input = { name, origins: [siteUrl], courses: [sampleCourse], guests: true };
  const { key, secret } = await createEmbedKey(host, input);
  return { id: key.id, secret };
}

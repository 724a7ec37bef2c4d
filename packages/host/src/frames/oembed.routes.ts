import { CoreError, type Engine, type Records } from '@coursewright/core';
import { z } from 'zod';
import type { HostStores } from '../accounts/host-stores.ts';
import type { EmbedKey } from '../accounts/tokens/embed-key-store.port.ts';
import { courseOfBlock } from '../api/course-of-block.ts';
import { openEndpoint, type Endpoint } from '../api/endpoint.ts';
import { html } from '../lms/html.ts';

interface OembedDeps {
  readonly engine: Pick<Engine, 'courses'>;
  readonly records: Records<HostStores>;
  readonly publicUrl: string;
  readonly siteName: string;
}

const size = z.coerce.number().int().min(1).max(10_000).optional();

const rich = z
  .object({
    version: z.literal('1.0'),
    type: z.literal('rich'),
    title: z.string(),
    provider_name: z.string(),
    provider_url: z.string(),
    html: z.string(),
    width: z.number().int(),
    height: z.number().int(),
    cache_age: z.number().int(),
  })
  .meta({ id: 'OembedRich' });

/** oEmbed 1.0 (https://oembed.com): what an editor puts into its page for the address of a course or block. */
export function oembedEndpoints({ engine, records, publicUrl, siteName }: OembedDeps): readonly Endpoint[] {
  return [
    openEndpoint({
      id: 'oembed',
      method: 'get',
      path: '/oembed',
      summary: 'A frame for the address of a course or block, for editors that take oEmbed',
      tag: 'courses',
      input: z.object({
        query: z.object({
          url: z.string().max(2000).meta({ description: 'Of a course or block here; may have `embed_key`' }),
          format: z.string().default('json'),
          maxwidth: size,
          maxheight: size,
        }),
      }),
      response: rich,
      problems: [404, 501],
      handle: async ({ query }) => {
        if (query.format !== 'json') throw new CoreError('not_implemented', 'oEmbed is given as JSON only.');
        const shown = readAddress(query.url, publicUrl);
        const key = await keyFor(records, shown);
        const { title } = await engine.courses.summary(shown.courseKey);
        const width = Math.min(query.maxwidth ?? 800, 800);
        const height = Math.min(query.maxheight ?? 640, 640);
        const frame = new URL('/embed/frame', publicUrl);
        frame.searchParams.set('embed_key', key.id);
        if (shown.usageKey === undefined) frame.searchParams.set('course', shown.courseKey);
        else frame.searchParams.set('block', shown.usageKey);
        return {
          version: '1.0',
          type: 'rich',
          title,
          provider_name: siteName,
          provider_url: publicUrl,
          html: frameMarkup({ src: frame.href, title, width, height }),
          width,
          height,
          cache_age: 3600,
        };
      },
    }),
  ];
}

function frameMarkup(frame: { src: string; title: string; width: number; height: number }): string {
  const { src, title, width, height } = frame;
  const markup = html`<iframe
    src="${src}"
    title="${title}"
    width="${width}"
    height="${height}"
    style="border: 0"
    loading="lazy"
    allow="fullscreen"
  ></iframe>`;
  return markup.text.replaceAll(/\s*\n\s*/g, ' ').replace(' >', '>');
}

interface Shown {
  readonly courseKey: string;
  readonly usageKey?: string;
  readonly embedKey: string | undefined;
}

/** Throws `not_found` for an address that shows no course. */
function readAddress(address: string, publicUrl: string): Shown {
  const url = URL.parse(address);
  const [, area, key] = /^\/(courses|blocks)\/([^/]+)/.exec(url?.pathname ?? '') ?? [];
  if (url === null || url.origin !== publicUrl || key === undefined) {
    throw new CoreError('not_found', `${address} is no address of a course here.`);
  }
  const name = decodeURIComponent(key);
  const embedKey = url.searchParams.get('embed_key') ?? undefined;
  if (area === 'courses') return { courseKey: name, embedKey };
  return { courseKey: courseOfBlock(name), usageKey: name, embedKey };
}

/** The key that is named, or the only one that admits guests to the course. */
async function keyFor(records: Records<HostStores>, { courseKey, embedKey }: Shown): Promise<EmbedKey> {
  const keys = await records.read((view) => view.embedKeys.list());
  const fitting = keys.filter(({ id, guests, courses }) =>
    embedKey === undefined
      ? guests && courses.includes(courseKey)
      : id === embedKey && courses.includes(courseKey),
  );
  const [key] = fitting;
  if (key !== undefined && fitting.length === 1) return key;
  throw new CoreError(
    'not_found',
    fitting.length === 0
      ? `No embed key admits guests to ${courseKey}.`
      : `Several embed keys are for ${courseKey}: add embed_key=… to the address.`,
  );
}

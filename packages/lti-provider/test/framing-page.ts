import type { StorageOffer } from '../src/platform/storage/storage-offer.ts';
import type { TestPlatform } from '../src/testing/test-platform.ts';

/** Makes `/lms` of the test platform a page with a tool's frame, and what its storage needs around it. */
export function framingPage(platform: TestPlatform, address: string, offer?: StorageOffer): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;');
  const parts = offer === undefined ? undefined : platform.platform.storage(offer);
  const frame = parts?.frame;
  platform.answer = {
    path: '/lms',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: [
      '<!doctype html><html lang="en"><title>LMS</title><main><h1>LMS</h1>',
      parts && `<script type="module" src="${escaped(parts.script)}"></script>`,
      frame && `<iframe name="${frame.name}" src="${escaped(frame.address)}" hidden></iframe>`,
      `<iframe name="tool" title="The tool" width="900" height="700" src="${escaped(address)}"></iframe></main>`,
    ]
      .filter(Boolean)
      .join(''),
  };
  return `${platform.origin}/lms`;
}

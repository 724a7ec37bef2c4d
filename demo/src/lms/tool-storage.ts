import type { LtiPlatform, StorageOffer, StorageParts } from '@coursewright/lti-provider/platform';
import { html, type Markup } from '../html.ts';
import type { LmsStore } from './store/lms-store.ts';

/** What `tool-frame.js` answers besides. */
const answered = [
  'lti.frameResize',
  'lti.fetchWindowSize',
  'lti.scrollToTop',
  'lti.showAlert',
  'lti.screenReaderAlert',
] as const;

/** For the start of a launch: the storage that the page around the tool's frame offers. */
export async function offered(store: LmsStore): Promise<{ readonly storage?: StorageOffer }> {
  const offer = await store.storageOffer();
  return offer === 'none' ? {} : { storage: offer };
}

/** The parts of that storage, for the page itself. */
export async function storageFor(store: LmsStore, platform: LtiPlatform): Promise<StorageParts | undefined> {
  const { storage } = await offered(store);
  return storage && platform.storage(storage, answered);
}

export function storageMarkup({ script, frame }: StorageParts): Markup {
  return html`<script type="module" src="${script}"></script>
    ${frame && html`<iframe name="${frame.name}" src="${frame.address}" hidden></iframe>`}`;
}

import type { TokenProvider } from './api/bearer-credentials.ts';

/** What holds for every element of a page that does not say otherwise. */
export interface PageConfig {
  /** Origin of the Coursewright host; where absent, of the module itself. */
  readonly host?: string | undefined;
  readonly embedKey?: string | undefined;
  readonly tokenProvider?: TokenProvider | undefined;
}

let configured: PageConfig = {};

/** Sets what holds for the whole page; elements that are already there load again. */
export function configure(config: PageConfig): void {
  configured = { ...configured, ...config };
  dispatchEvent(new Event('cw-configured'));
}

/** From `configure`, then `<script type="application/json" id="coursewright-config">`, then the module's own address. */
export function pageConfig(): PageConfig {
  return { host: ownOrigin(), ...fromPage(), ...configured };
}

function fromPage(): PageConfig {
  const text = document.querySelector('script#coursewright-config[type="application/json"]')?.textContent;
  if (text == null) return {};
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    console.error("coursewright: the page's #coursewright-config is not JSON");
    return {};
  }
  if (typeof read !== 'object' || read === null) return {};
  return {
    ...('host' in read && typeof read.host === 'string' && { host: read.host }),
    ...('embedKey' in read && typeof read.embedKey === 'string' && { embedKey: read.embedKey }),
  };
}

function ownOrigin(): string {
  const { origin } = new URL(import.meta.url);
  return origin === 'null' ? location.origin : origin;
}

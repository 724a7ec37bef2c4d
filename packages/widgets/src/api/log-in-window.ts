import { pkcePair, randomText } from './pkce.ts';

/** How often a window is looked at that may have been closed, milliseconds. */
const lookEvery = 400;

/**
 * Opens the host's log-in window and waits for its one-time code. Call it in a click: browsers open no window otherwise.
 * Undefined when the learner closed it, or the browser did not open it.
 */
export async function openLogInWindow(
  host: string,
  embedKey: string,
): Promise<{ readonly code: string; readonly codeVerifier: string } | undefined> {
  // Opened before anything is awaited, while the click still counts.
  const opened = window.open('about:blank', 'coursewright-log-in', 'popup,width=480,height=680');
  if (opened === null) return undefined;
  const { verifier, challenge } = await pkcePair();
  const state = randomText();
  const address = new URL('/embed/authorize', host);
  address.search = new URLSearchParams({
    embed_key: embedKey,
    origin: location.origin,
    code_challenge: challenge,
    state,
  }).toString();
  opened.location.href = address.href;
  const code = await authorizationCode(opened, new URL(host).origin, state);
  return code === undefined ? undefined : { code, codeVerifier: verifier };
}

function authorizationCode(opened: Window, origin: string, state: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const done = (code: string | undefined): void => {
      clearInterval(timer);
      removeEventListener('message', listen);
      resolve(code);
    };
    const listen = (event: MessageEvent<unknown>): void => {
      if (event.origin !== origin || event.source !== opened) return;
      const { data } = event;
      if (typeof data !== 'object' || data === null || !('subject' in data) || !('code' in data)) return;
      if (data.subject !== 'coursewright.authorized' || typeof data.code !== 'string') return;
      if ('state' in data && data.state === state) done(data.code);
    };
    const timer = setInterval(() => {
      if (opened.closed) done(undefined);
    }, lookEvery);
    addEventListener('message', listen);
  });
}

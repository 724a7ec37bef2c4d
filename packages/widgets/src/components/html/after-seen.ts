/** Milliseconds in view after which a text counts as read (`COMPLETION_BY_VIEWING_DELAY_MS` of Open edX). */
const seenFor = 5_000;

/** Calls `seen` once the element's end has been in view for long enough; the returned function stops watching. */
export function afterSeen(element: HTMLElement, seen: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new IntersectionObserver(([entry]) => {
    clearTimeout(timer);
    if (entry === undefined || !entry.isIntersecting || document.visibilityState === 'hidden') return;
    timer = setTimeout(() => {
      stop();
      seen();
    }, seenFor);
  });
  const stop = (): void => {
    clearTimeout(timer);
    observer.disconnect();
  };
  observer.observe(element);
  return stop;
}

/** How far a pointer moves before it drags: less is a click. */
const SLACK = 5;

/**
 * Lets an element follow the pointer that went down on it. `drop` is called with where it was let go; a pointer that hardly
 * moved, or was taken away, drops nothing.
 */
export function followPointer(
  down: PointerEvent,
  element: HTMLElement,
  { start, drop }: { start(): void; drop(at: { readonly clientX: number; readonly clientY: number }): void },
): void {
  if (down.button !== 0) return;
  const ended = new AbortController();
  const { signal } = ended;
  let dragging = false;
  element.setPointerCapture(down.pointerId);
  const end = (): void => {
    ended.abort();
    element.style.removeProperty('translate');
    element.classList.remove('dragged');
  };
  element.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      const [x, y] = [clientX - down.clientX, clientY - down.clientY];
      if (!dragging && Math.hypot(x, y) < SLACK) return;
      if (!dragging) start();
      dragging = true;
      element.classList.add('dragged');
      element.style.translate = `calc(${x}px / var(--_zoom, 1)) calc(${y}px / var(--_zoom, 1))`;
    },
    { signal },
  );
  element.addEventListener(
    'pointerup',
    (up) => {
      end();
      if (!dragging) return;
      // The click that follows is the drag's end, and picks nothing.
      const over = new AbortController();
      const options = { capture: true, signal: over.signal };
      element.addEventListener('click', (click) => click.stopImmediatePropagation(), options);
      setTimeout(() => {
        over.abort();
        drop(up);
      });
    },
    { signal },
  );
  element.addEventListener('pointercancel', end, { signal });
}

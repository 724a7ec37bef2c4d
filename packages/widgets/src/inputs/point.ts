/** A place in a picture, in its own pixels from the top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `[x,y]`, as the grader of an `imageinput` reads it. */
export function readPoint(answer: unknown): Point | undefined {
  const found = typeof answer === 'string' ? /^\s*\[\s*(-?\d+)\s*,\s*(-?\d+)\s*\]\s*$/.exec(answer) : null;
  return found === null ? undefined : { x: Number(found[1]), y: Number(found[2]) };
}

export function writePoint({ x, y }: Point): string {
  return `[${x},${y}]`;
}

/** Where a pointer is in a picture that is shown at whatever size. */
export function pointAt(
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  shown: DOMRect,
  size: { readonly width: number; readonly height: number },
): Point {
  return within(
    {
      x: Math.round(((clientX - shown.left) / shown.width) * size.width),
      y: Math.round(((clientY - shown.top) / shown.height) * size.height),
    },
    size,
  );
}

export function within(
  { x, y }: Point,
  { width, height }: { readonly width: number; readonly height: number },
): Point {
  return { x: Math.min(Math.max(x, 0), width), y: Math.min(Math.max(y, 0), height) };
}

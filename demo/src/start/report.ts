/** Tells whoever waits what is going on. */
export interface Report {
  say(line: string): void;
  /** How far something is; the next one takes its place. */
  progress(text: string): void;
}

/** Whole lines for everybody; progress only where a terminal shows it. */
export function streamReport(stream: NodeJS.WriteStream): Report {
  let shown = 0;
  const clear = (): string => (shown === 0 ? '' : '\r\u001B[2K');
  return {
    say: (line) => {
      stream.write(`${clear()}${line}\n`);
      shown = 0;
    },
    progress: (text) => {
      const now = Date.now();
      if (!stream.isTTY || now - shown < 80) return;
      stream.write(`\r\u001B[2K${text}`);
      shown = now;
    },
  };
}

import { css } from 'lit';

export const transcriptStyles = css`
  .transcript {
    display: grid;
    grid-template-rows: auto 1fr;
    gap: 0.5em;
    max-block-size: 20em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    padding: 0.5em;
  }
  .transcript select {
    font: inherit;
    font-size: 0.9em;
    color: inherit;
    background: var(--_surface);
    border: 1px solid var(--_strong-line);
    border-radius: 6px;
    padding: 0.3em;
    justify-self: start;
  }
  .transcript ol {
    position: relative;
    list-style: none;
    margin: 0;
    padding: 0.2em;
    overflow-y: auto;
    min-block-size: 0;
    scrollbar-width: thin;
  }
  button.line {
    display: grid;
    grid-template-columns: 3.2em 1fr;
    gap: 0.4em;
    inline-size: 100%;
    min-block-size: 0;
    text-align: start;
    font-weight: 400;
    line-height: 1.45;
    color: var(--_text);
    background: none;
    border: 0;
    border-radius: 6px;
    padding: 0.35em 0.4em;
  }
  button.line:hover {
    background: var(--_sunken);
  }
  button.line[aria-current] {
    background: var(--_accent-wash);
    font-weight: 600;
  }
  .at {
    color: var(--_soft);
    font-variant-numeric: tabular-nums;
    font-weight: 400;
  }
`;

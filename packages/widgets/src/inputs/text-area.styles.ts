import { css } from 'lit';

/** Fields of several lines. */
export const textAreaStyles = css`
  textarea {
    display: block;
    font: inherit;
    color: inherit;
    background: var(--_surface);
    border: 1.5px solid var(--_strong-line);
    border-radius: 8px;
    padding: 0.6em 0.75em;
    max-inline-size: 100%;
    inline-size: 100%;
    line-height: 1.5;
    resize: vertical;
  }
  textarea.code {
    font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace;
    font-size: 0.92em;
    tab-size: 4;
  }
  textarea:focus-visible {
    outline-offset: 1px;
    border-radius: 8px;
  }
  .correct textarea {
    border-color: var(--_right);
  }
  .partially-correct textarea {
    border-color: var(--_partly);
  }
  .incorrect textarea {
    border-color: var(--_wrong);
  }
  textarea:disabled {
    opacity: 1;
    color: var(--_text);
    background: var(--_sunken);
  }
`;

import { css } from 'lit';

/** Buttons: `primary` for the one thing to do, plain for the others, `link` within text. */
export const buttonStyles = css`
  button {
    font: inherit;
    font-weight: 600;
    line-height: 1.3;
    color: var(--_accent);
    background: var(--_surface);
    border: 1.5px solid var(--_line);
    border-radius: var(--_radius);
    padding: 0.55em 1.05em;
    min-block-size: 2.75em;
    cursor: pointer;
    transition:
      background-color 120ms,
      border-color 120ms;
  }
  button:hover {
    border-color: var(--_accent);
    background: var(--_accent-wash);
  }
  button.primary {
    color: var(--_on-accent);
    background: var(--_accent);
    border-color: var(--_accent);
    padding-inline: 1.5em;
  }
  button.primary:hover {
    background: color-mix(in oklab, var(--_accent) 86%, var(--_text));
  }
  button:disabled,
  button[aria-disabled='true'] {
    color: var(--_soft);
    background: var(--_sunken);
    border-color: var(--_line);
    cursor: not-allowed;
  }
  button.link {
    color: var(--_accent);
    background: none;
    border: 0;
    padding: 0 0.2em;
    min-block-size: 0;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
`;

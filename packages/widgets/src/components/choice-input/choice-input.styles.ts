import { css } from 'lit';

export const choiceInputStyles = css`
  .choices {
    display: grid;
    gap: 0.45em;
  }
  .inline .choices {
    display: flex;
    flex-wrap: wrap;
  }
  .choice {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.7em;
    align-items: start;
    padding: 0.6em 0.85em;
    border: 1.5px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    cursor: pointer;
    transition:
      border-color 120ms,
      background-color 120ms;
  }
  .choice:hover {
    border-color: var(--_accent);
  }
  .choice:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-wash);
  }
  .choice:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .choice input {
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: 0.22em 0 0;
    accent-color: var(--_accent);
    outline: none;
    cursor: inherit;
  }
  .correct .choice:has(:checked) {
    border-color: var(--_right);
    background: var(--_right-wash);
  }
  .partially-correct .choice:has(:checked) {
    border-color: var(--_partly);
    background: var(--_partly-wash);
  }
  .incorrect .choice:has(:checked) {
    border-color: var(--_wrong);
    background: var(--_wrong-wash);
  }
  .choice:has(:disabled) {
    cursor: not-allowed;
  }
  .choice .prose p {
    margin-block: 0;
  }
`;

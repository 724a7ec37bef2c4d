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
    appearance: none;
    inline-size: 1.2em;
    block-size: 1.2em;
    margin: 0.2em 0 0;
    border: 1.5px solid var(--_strong-line);
    border-radius: 4px;
    background: var(--_surface) center / 100% no-repeat;
    outline: none;
    cursor: inherit;
  }
  .choice input[type='radio'] {
    border-radius: 50%;
  }
  .choice input:checked {
    --_mark: var(--_accent);
    border-color: var(--_mark);
  }
  .choice input[type='radio']:checked {
    background-image: radial-gradient(circle, var(--_mark) 0 42%, transparent 46%);
  }
  .choice input[type='checkbox']:checked {
    background-color: var(--_mark);
  }
  .choice input[type='checkbox'] {
    display: grid;
    place-items: center;
  }
  .choice input[type='checkbox']:checked::before {
    content: '';
    inline-size: 0.34em;
    block-size: 0.64em;
    border: solid var(--_surface);
    border-width: 0 2.2px 2.2px 0;
    transform: translateY(-8%) rotate(45deg);
  }
  @media (forced-colors: active) {
    .choice input {
      appearance: auto;
    }
    .choice input::before {
      display: none;
    }
  }
  .correct .choice:has(:checked) {
    border-color: var(--_right);
    background: var(--_right-wash);
  }
  .correct .choice input:checked {
    --_mark: var(--_right);
  }
  .partially-correct .choice:has(:checked) {
    border-color: var(--_partly);
    background: var(--_partly-wash);
  }
  .partially-correct .choice input:checked {
    --_mark: var(--_partly);
  }
  .incorrect .choice:has(:checked) {
    border-color: var(--_wrong);
    background: var(--_wrong-wash);
  }
  .incorrect .choice input:checked {
    --_mark: var(--_wrong);
  }
  .choice:has(:disabled) {
    cursor: not-allowed;
  }
  .choice .prose p {
    margin-block: 0;
  }
`;

import { css } from 'lit';
import { markStyles } from '../styles/mark.styles.ts';

export const inputStyles = css`
  ${markStyles}
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  legend,
  .label {
    display: block;
    padding: 0;
    font-weight: 600;
    margin-block-end: 0.55em;
  }
  .descriptions {
    color: var(--_soft);
    margin-block-end: 0.7em;
  }
  .descriptions p {
    margin-block: 0 0.3em;
  }
  .missing {
    color: var(--_wrong);
    font-weight: 600;
    margin-block: 0.5em 0;
  }
  .mark {
    margin-block: 0.6em 0;
  }
  /* In a sentence the mark stands beside the field, by its shape; the word is for screen readers. */
  :host(.inline) .input {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.1em 0.4em;
    padding-block: 0.15em;
  }
  :host(.inline) .mark {
    margin-block: 0;
  }
  :host(.inline) .mark span {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .feedback {
    margin-block-start: 0.4em;
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--_line);
  }
  .feedback .explanation-title {
    display: none;
  }
  .feedback .hint-label {
    font-weight: 600;
  }
  .feedback :is(.hint-label, .hint-text) {
    display: inline;
  }
  .feedback .feedback-hint-multi .hint-text {
    display: block;
  }
  .correct .feedback {
    border-color: var(--_right);
  }
  .partially-correct .feedback {
    border-color: var(--_partly);
  }
  .incorrect .feedback {
    border-color: var(--_wrong);
  }
  .shown-answer {
    margin-block-start: 0.6em;
    padding: 0.6em 0.9em;
    border: 1px dashed var(--_strong-line);
    border-radius: var(--_radius);
    background: var(--_sunken);
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 0.6em;
  }
  input[type='text'],
  select {
    font: inherit;
    color: inherit;
    background: var(--_surface);
    border: 1.5px solid var(--_strong-line);
    border-radius: 8px;
    padding: 0.5em 0.75em;
    min-block-size: 2.75em;
    max-inline-size: 100%;
  }
  input[type='text'] {
    inline-size: 18em;
  }
  input[type='text']:focus-visible,
  select:focus-visible {
    outline-offset: 1px;
    border-radius: 8px;
  }
  .correct :is(input[type='text'], select) {
    border-color: var(--_right);
  }
  .partially-correct :is(input[type='text'], select) {
    border-color: var(--_partly);
  }
  .incorrect :is(input[type='text'], select) {
    border-color: var(--_wrong);
  }
  :disabled {
    cursor: not-allowed;
  }
  input[type='text']:disabled,
  select:disabled {
    opacity: 1;
    color: var(--_text);
    background: var(--_sunken);
  }
`;

import { css } from 'lit';

export const problemStyles = css`
  :host {
    container-type: inline-size;
  }
  .problem {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.1em;
    padding: clamp(1em, 4cqi, 1.75em);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.4);
    background: var(--_surface);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1em;
    align-items: baseline;
    justify-content: space-between;
  }
  h3 {
    font-size: 1.2em;
  }
  .points {
    margin: 0;
  }
  .body cw-input {
    display: block;
    margin-block: 0.9em;
  }
  .body cw-input:has(.inline) {
    display: inline-block;
    margin-block: 0;
    vertical-align: middle;
    max-inline-size: 100%;
  }
  .body .wrapper-problem-response:is(span) {
    display: inline;
  }
  .body cw-solution :last-child {
    margin-block-end: 0;
  }
  .body cw-solution {
    display: block;
    margin-block: 1em;
    padding: 0.9em 1.1em;
    border-radius: var(--_radius);
    background: var(--_sunken);
    border: 1px dashed var(--_strong-line);
  }
  .body cw-solution[hidden] {
    display: none;
  }
  .live {
    display: grid;
    gap: 0.8em;
  }
  /* An empty region takes no room; it is not away, lest what comes there is not read out. */
  .live:not(:has(> :not(.visually-hidden))) + .actions {
    margin-block-start: -1.1em;
  }
  .live:focus-visible {
    border-radius: var(--_radius);
  }
  .hints {
    margin: 0;
    padding: 0;
    list-style: none;
    display: grid;
    gap: 0.5em;
  }
  .hints li {
    padding: 0.7em 1em;
    border-radius: var(--_radius);
    background: var(--_partly-wash);
  }
  .outcome {
    display: grid;
    gap: 0.5em;
    padding: 0.8em 1em;
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .outcome.correct {
    background: var(--_right-wash);
  }
  .outcome.partially-correct {
    background: var(--_partly-wash);
  }
  .outcome.incorrect {
    background: var(--_wrong-wash);
  }
  .outcome .mark {
    margin: 0;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    align-items: center;
    padding-block-start: 1.1em;
    border-block-start: 1px solid var(--_line);
  }
  .said {
    display: block;
    margin-block-start: 0.35em;
    font-weight: 600;
  }
  .attempts {
    margin: 0;
    margin-inline-start: auto;
    text-align: end;
  }
  @container (max-width: 26em) {
    .actions button {
      flex: 1 1 45%;
    }
    .actions .primary {
      flex-basis: 100%;
    }
    .attempts {
      flex: 1 1 100%;
      text-align: center;
      margin-inline: 0;
    }
  }
`;

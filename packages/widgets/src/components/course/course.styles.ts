import { css } from 'lit';

export const courseStyles = css`
  :host {
    container-type: inline-size;
  }
  .course {
    display: grid;
    grid-template-columns: minmax(15em, 19em) minmax(0, 1fr);
    gap: clamp(1.5em, 4cqi, 3.5em);
    align-items: start;
  }
  .course.alone {
    grid-template-columns: minmax(0, 50em);
    justify-content: center;
  }
  .steps[hidden] {
    display: none;
  }
  .content {
    display: grid;
    gap: 1.25em;
    grid-template-columns: minmax(0, 1fr);
    max-inline-size: 50em;
  }
  .path {
    margin: 0;
  }
  .steps {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.75em;
    margin-block-start: 1em;
    padding-block-start: 1.25em;
    border-block-start: 1px solid var(--_line);
  }
  .step {
    display: grid;
    align-content: center;
    text-align: start;
    padding: 0.6em 1.1em;
    min-block-size: 3.6em;
  }
  .step.next {
    text-align: end;
  }
  .step .to {
    color: var(--_text);
    font-weight: 400;
    overflow: hidden;
    text-overflow: ellipsis;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .end {
    text-align: center;
    margin: 0;
  }
  .log-in {
    grid-column: 1 / -1;
  }
  .closed {
    margin: 0;
  }
  @container (max-width: 52em) {
    .course {
      grid-template-columns: minmax(0, 1fr);
      gap: 1.25em;
    }
    .content {
      max-inline-size: none;
    }
  }
`;

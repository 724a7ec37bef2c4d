import { css } from 'lit';

export const unitStyles = css`
  .unit {
    display: grid;
    gap: 1.75em;
    grid-template-columns: minmax(0, 1fr);
  }
  h2 {
    font-size: 1.6em;
    letter-spacing: -0.01em;
  }
  h2:focus-visible {
    outline-offset: 6px;
  }
  .log-in {
    margin-block: 1.5em 0;
  }
`;

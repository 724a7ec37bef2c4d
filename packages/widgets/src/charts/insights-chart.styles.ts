import { css } from 'lit';

export const insightsChartStyles = css`
  :host {
    display: block;
  }
  .as-of {
    margin: 0.5em 0 0;
    color: var(--_soft);
    font-size: 0.85em;
  }
`;

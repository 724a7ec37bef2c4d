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
  .behind {
    margin: 0.2em 0 0;
    font-size: 0.88em;
  }
  .behind a {
    color: var(--_accent);
    display: inline-block;
    padding-block: 0.3em;
  }
  @media print {
    .behind {
      display: none;
    }
  }
`;

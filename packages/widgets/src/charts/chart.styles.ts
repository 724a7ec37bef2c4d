import { css } from 'lit';

export const chartStyles = css`
  :host {
    --_1: var(--cw-chart-1, light-dark(#0f6b5c, #58c4ae));
    --_2: var(--cw-chart-2, light-dark(#b35900, #f2a65a));
    --_3: var(--cw-chart-3, light-dark(#2f5fa8, #8fb4f0));
    --_4: var(--cw-chart-4, light-dark(#8a3f8f, #d79bdc));
    --_5: var(--cw-chart-5, light-dark(#6b6a00, #cfcb52));
    --_6: var(--cw-chart-6, light-dark(#a32a1c, #ff9d8f));
    --_7: var(--cw-chart-7, light-dark(#00707f, #63cfdd));
    --_8: var(--cw-chart-8, light-dark(#5b5f66, #b7bcc4));
  }
  figure {
    margin: 0;
  }
  .title {
    font-family: var(--_heading-font);
    font-size: 1.15em;
    font-weight: 650;
    line-height: 1.3;
  }
  figcaption p {
    margin: 0.15em 0 0;
  }
  .empty {
    margin: 0.8em 0;
    padding: 2.2em 1em;
    text-align: center;
    color: var(--_soft);
    background: var(--_sunken);
    border-radius: var(--_radius);
  }
  .legend {
    list-style: none;
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1.2em;
    margin: 0.7em 0 0;
    padding: 0;
    font-size: 0.9em;
  }
  .swatch {
    display: inline-block;
    inline-size: 0.8em;
    block-size: 0.8em;
    border-radius: 3px;
    margin-inline-end: 0.45em;
    background: var(--_tone);
  }
  .plot {
    margin-block-start: 0.6em;
    touch-action: pan-y;
  }
  svg {
    display: block;
    inline-size: 100%;
    block-size: auto;
    overflow: visible;
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  svg text {
    fill: var(--_soft);
  }
  svg text.name {
    fill: var(--_text);
    font-size: 13px;
  }
  svg text.axis {
    font-weight: 600;
  }
  .rule {
    stroke: var(--_line);
  }
  .line {
    fill: none;
    stroke: var(--_tone);
    stroke-width: 2.2;
    stroke-linejoin: round;
  }
  .line.tone-2 {
    stroke-dasharray: 7 4;
  }
  .line.tone-3 {
    stroke-dasharray: 2 4;
    stroke-linecap: round;
  }
  .line.tone-4 {
    stroke-dasharray: 10 4 2 4;
  }
  .line.tone-5 {
    stroke-dasharray: 14 4;
  }
  .dot,
  .box {
    fill: var(--_tone);
  }
  .box {
    stroke: var(--_surface);
    stroke-width: 1;
  }
  .area {
    fill: var(--_tone);
    stroke: var(--_surface);
    stroke-width: 1;
    fill-opacity: 0.88;
  }
  .tone-1 {
    --_tone: var(--_1);
  }
  .tone-2 {
    --_tone: var(--_2);
  }
  .tone-3 {
    --_tone: var(--_3);
  }
  .tone-4 {
    --_tone: var(--_4);
  }
  .tone-5 {
    --_tone: var(--_5);
  }
  .tone-6 {
    --_tone: var(--_6);
  }
  .tone-7 {
    --_tone: var(--_7);
  }
  .tone-8 {
    --_tone: var(--_8);
  }
  .tone-correct {
    --_tone: var(--_right);
  }
  .tone-incorrect {
    --_tone: var(--_wrong);
  }
  .tone-quiet {
    --_tone: var(--_strong-line);
  }
  .notes line {
    stroke: var(--_partly);
    stroke-dasharray: 3 3;
  }
  .notes circle {
    fill: var(--_partly-wash);
    stroke: var(--_partly);
  }
  .notes text {
    fill: var(--_partly);
    font-size: 10px;
    font-weight: 700;
  }
  .cursor {
    stroke: var(--_text);
    stroke-opacity: 0.55;
  }
  .reading {
    display: block;
    min-block-size: 1.6em;
    font-size: 0.92em;
    font-variant-numeric: tabular-nums;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-block-start: 0.4em;
  }
  .tools button {
    font-size: 0.88em;
    min-block-size: 44px;
  }
  details {
    margin-block-start: 0.7em;
    font-size: 0.92em;
  }
  summary {
    cursor: pointer;
    color: var(--_accent);
    font-weight: 600;
    padding-block: 0.4em;
  }
  details p {
    margin: 0.2em 0 0;
    max-inline-size: 45em;
  }
  .scroll {
    margin-block-start: 0.8em;
    max-block-size: 26em;
    overflow: auto;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: 0.92em;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    text-align: start;
    padding: 0.45em 0.7em;
    border-block-end: 1px solid var(--_line);
    font-weight: 500;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_surface);
    color: var(--_soft);
    font-size: 0.92em;
  }
  .number {
    text-align: end;
    white-space: nowrap;
  }
  @media print {
    .tools,
    .reading {
      display: none;
    }
    figure {
      break-inside: avoid;
    }
    .scroll {
      max-block-size: none;
    }
  }
  @media (forced-colors: active) {
    .box,
    .area {
      stroke: CanvasText;
    }
  }
`;

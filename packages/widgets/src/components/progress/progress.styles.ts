import { css } from 'lit';

export const progressStyles = css`
  :host {
    container-type: inline-size;
  }
  .progress {
    display: grid;
    gap: 2.25em;
    grid-template-columns: minmax(0, 1fr);
  }
  h2 {
    font-size: 1.25em;
    margin-block-end: 0.7em;
  }
  .track {
    fill: var(--_line);
  }
  .fill {
    fill: var(--_accent);
  }
  .grade {
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.4);
    background: var(--_surface);
    padding: clamp(1em, 4cqi, 1.75em);
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.2em 1em;
  }
  .sum h2,
  .percent {
    margin: 0;
  }
  .percent {
    font-size: 2.1em;
    font-weight: 700;
    line-height: 1.1;
    font-variant-numeric: tabular-nums;
  }
  .letter {
    font-size: 0.5em;
    vertical-align: 0.35em;
    padding: 0.15em 0.7em;
    border-radius: 1em;
    background: var(--_sunken);
  }
  .passed .letter {
    color: var(--_right);
    background: var(--_right-wash);
  }
  .scale {
    margin-block: 1em 0.4em;
  }
  .scale svg {
    display: block;
    inline-size: 100%;
    block-size: 14px;
    border-radius: 7px;
  }
  .scale svg:dir(rtl),
  .mini:dir(rtl) {
    transform: scaleX(-1);
  }
  .cutoff {
    fill: var(--_text);
  }
  .labels {
    position: relative;
    block-size: 1.6em;
    font-size: 0.85em;
    color: var(--_soft);
  }
  .labels span {
    position: absolute;
    inset-inline-end: calc(100% - var(--at));
    padding-inline-end: 0.2em;
    white-space: nowrap;
  }
  .standing {
    margin: 0;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    text-align: start;
    padding: 0.6em 0.5em;
    border-block-end: 1px solid var(--_line);
    font-weight: 500;
  }
  thead th {
    font-size: 0.85em;
    color: var(--_soft);
  }
  tbody tr:first-child th {
    font-weight: 650;
  }
  .entry th,
  .entry td {
    padding-block: 0.35em;
    font-size: 0.92em;
    color: var(--_soft);
  }
  .entry th {
    padding-inline-start: 1.5em;
  }
  .number {
    text-align: end;
    white-space: nowrap;
  }
  .tag {
    font-size: 0.85em;
    border: 1px solid var(--_line);
    border-radius: 1em;
    padding: 0.05em 0.6em;
  }
  .mini {
    inline-size: 6em;
    block-size: 8px;
    border-radius: 4px;
    margin-inline-end: 0.7em;
  }
  h3 {
    font-size: 1em;
    margin-block: 1.2em 0.3em;
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .subsections > li {
    border-block-end: 1px solid var(--_line);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.2em 1em;
    padding: 0.6em 0.5em;
  }
  summary.row {
    cursor: pointer;
    list-style-position: inside;
  }
  summary .name::before {
    content: '';
    display: inline-block;
    inline-size: 0.45em;
    block-size: 0.45em;
    margin-inline-end: 0.7em;
    border-inline-end: 2px solid var(--_soft);
    border-block-end: 2px solid var(--_soft);
    rotate: -45deg;
    translate: 0 -0.1em;
  }
  summary:dir(rtl) .name::before {
    rotate: 45deg;
  }
  details[open] summary .name::before {
    rotate: 45deg;
    translate: 0 -0.2em;
  }
  .name .quiet {
    margin-inline-start: 0.6em;
  }
  .score {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .problems {
    padding-block-end: 0.5em;
    padding-inline-start: 1.4em;
    font-size: 0.93em;
    color: var(--_soft);
  }
  .problems .row {
    padding-block: 0.25em;
  }
  @container (max-width: 30em) {
    .mini {
      display: none;
    }
    .labels {
      block-size: auto;
      display: flex;
      flex-wrap: wrap;
      gap: 0 1em;
      padding-block-start: 0.3em;
    }
    .labels span {
      position: static;
    }
    .score {
      margin-inline-start: auto;
    }
  }
`;

import { css } from 'lit';

export const outlineStyles = css`
  .side {
    position: sticky;
    inset-block-start: 1em;
    max-block-size: calc(100dvh - 2em);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .menu {
    display: none;
  }
  .menu svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
  }
  .course-title {
    font-size: 1.15em;
    padding-inline: 0.5em;
  }
  .progress {
    display: grid;
    gap: 0.35em;
    margin: 0.7em 0.5em 1em;
    color: var(--_soft);
    font-size: 0.88em;
  }
  .bar svg {
    display: block;
    inline-size: 100%;
    block-size: 6px;
    border-radius: 3px;
    background: var(--_line);
    fill: var(--_accent);
  }
  .bar:dir(rtl) svg {
    transform: scaleX(-1);
  }
  ol {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .sections > li {
    border-block-start: 1px solid var(--_line);
    padding-block: 0.25em;
  }
  button.section {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0.65em;
    align-items: center;
    inline-size: 100%;
    text-align: start;
    border: 0;
    border-radius: 8px;
    color: var(--_text);
    background: none;
    padding: 0.6em 0.5em;
    font-weight: 650;
    font-size: 1rem;
  }
  h3 {
    font-size: 1em;
  }
  button.section:hover,
  a.unit:hover {
    background: var(--_accent-wash);
  }
  .chevron {
    fill: none;
    stroke: var(--_soft);
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
    transition: rotate 150ms;
  }
  [aria-expanded='false'] .chevron {
    rotate: -90deg;
  }
  [aria-expanded='false'] .chevron:dir(rtl) {
    rotate: 90deg;
  }
  .subsection {
    padding-block: 0.3em 0.5em;
    padding-inline-start: 0.5em;
  }
  .subsection h4 {
    font-size: 0.88em;
    font-weight: 600;
    color: var(--_soft);
    padding-inline-start: 2.1em;
  }
  .facts,
  .closed {
    margin: 0.1em 0 0;
    padding-inline-start: 2.4em;
    font-size: 0.82em;
    color: var(--_soft);
  }
  .closed svg {
    vertical-align: -0.12em;
  }
  .units {
    margin-block-start: 0.25em;
  }
  .unit {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0.65em;
    align-items: center;
    padding: 0.45em 0.5em;
    min-block-size: 2.5em;
    border-radius: 8px;
    color: inherit;
    text-decoration: none;
    line-height: 1.3;
  }
  .unit.shut {
    color: var(--_soft);
  }
  .unit[aria-current] {
    background: var(--_accent-wash);
    font-weight: 650;
    border-start-start-radius: 2px;
    border-end-start-radius: 2px;
    box-shadow: inset 3px 0 0 var(--_accent);
  }
  .unit[aria-current]:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--_accent);
  }
  .tag {
    font-size: 0.75em;
    font-weight: 600;
    color: var(--_soft);
    border: 1px solid var(--_line);
    border-radius: 1em;
    padding: 0.05em 0.6em;
  }
  .completion {
    display: flex;
    color: var(--_accent);
  }
  .completion .ring {
    fill: none;
    stroke: var(--_strong-line);
    stroke-width: 1.5;
    opacity: 0.6;
  }
  .completion .part {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2.5;
  }
  .completion .sign {
    stroke: var(--_on-accent);
  }
  @container (max-width: 52em) {
    .side {
      position: static;
      max-block-size: none;
      overflow: visible;
    }
    .menu {
      display: flex;
      align-items: center;
      gap: 0.7em;
      inline-size: 100%;
      color: var(--_text);
    }
    nav {
      display: none;
      margin-block-start: 0.6em;
      padding: 1em 0.6em 0.4em;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_surface);
    }
    nav.open {
      display: block;
    }
  }
`;

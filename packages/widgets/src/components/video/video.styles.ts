import { css } from 'lit';

export const videoStyles = css`
  :host {
    container-type: inline-size;
  }
  .video {
    display: grid;
    gap: 0.8em;
    grid-template-columns: minmax(0, 1fr);
  }
  h3 {
    font-size: 1.2em;
  }
  .stage {
    display: grid;
    gap: 0.8em;
    grid-template-columns: minmax(0, 1fr);
  }
  .player {
    border-radius: calc(var(--_radius) * 1.2);
    overflow: hidden;
    background: #000;
    align-self: start;
  }
  .player:fullscreen {
    display: grid;
    grid-template-rows: 1fr auto;
    border-radius: 0;
  }
  .player:fullscreen .picture {
    block-size: 100%;
    aspect-ratio: auto;
  }
  .picture {
    display: block;
    inline-size: 100%;
    aspect-ratio: 16 / 9;
    border: 0;
    background: #000;
  }
  .player .notice {
    border-radius: 0;
  }
  .controls {
    direction: ltr;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.15em 0.3em;
    padding: 0.35em 0.6em;
    color: #f4f6f5;
    background: #171b1e;
  }
  .controls :focus-visible {
    outline-color: #8fd8c8;
  }
  button.control {
    display: grid;
    place-items: center;
    inline-size: 2.75em;
    min-block-size: 2.75em;
    padding: 0;
    color: inherit;
    background: none;
    border: 0;
    border-radius: 8px;
  }
  button.control:hover {
    background: #ffffff24;
  }
  button.control svg {
    fill: currentColor;
  }
  .control .line {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  button.control[aria-pressed='true'] {
    color: #171b1e;
    background: #f4f6f5;
  }
  .slider {
    flex: 1 1 8em;
    min-inline-size: 6em;
    min-block-size: 1.6em;
    accent-color: #58c4ae;
  }
  .volume {
    inline-size: 4.5em;
    min-block-size: 1.6em;
    accent-color: #58c4ae;
  }
  .time {
    font-size: 0.85em;
    font-variant-numeric: tabular-nums;
    padding-inline: 0.4em;
    white-space: nowrap;
  }
  .speed {
    font: inherit;
    font-size: 0.9em;
    color: inherit;
    background: #171b1e;
    border: 1px solid #6c7773;
    border-radius: 8px;
    min-block-size: 2.4em;
    padding-inline: 0.4em;
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1.25em;
  }
  .more button {
    min-block-size: 2.5em;
    font-size: 0.92em;
  }
  .downloads {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 1.25em;
    list-style: none;
    margin: 0;
    padding: 0;
    font-size: 0.92em;
  }
  .downloads a {
    color: var(--_accent);
  }
  .beside .volume {
    display: none;
  }
  @container (max-width: 34em) {
    .volume {
      display: none;
    }
    .slider {
      order: -2;
      flex-basis: 66%;
    }
    .time {
      order: -1;
    }
    button.control {
      inline-size: 2.15em;
    }
    .speed {
      padding-inline: 0;
    }
  }
  @container (min-width: 48em) {
    .stage.beside {
      grid-template-columns: minmax(0, 1.9fr) minmax(0, 1fr);
    }
  }
`;

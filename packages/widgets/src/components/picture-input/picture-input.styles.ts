import { css } from 'lit';

export const pictureInputStyles = css`
  .stage {
    position: relative;
    inline-size: fit-content;
    max-inline-size: 100%;
    border: 1.5px solid var(--_line);
    border-radius: var(--_radius);
    overflow: hidden;
    background: var(--_sunken);
    line-height: 0;
  }
  .stage:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  img {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
  }
  .surface {
    position: absolute;
    inset: 0;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    cursor: crosshair;
    outline: none;
    touch-action: manipulation;
  }
  .surface:disabled {
    cursor: not-allowed;
  }
  .areas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    pointer-events: none;
  }
  .areas polygon {
    fill: rgb(255 255 255 / 0.25);
    stroke: #17653a;
    stroke-width: 2.5;
    stroke-dasharray: 7 4;
    paint-order: stroke;
    vector-effect: non-scaling-stroke;
  }
  .cross,
  .pin {
    position: absolute;
    pointer-events: none;
    inline-size: 34px;
    block-size: 34px;
    margin: -17px 0 0 -17px;
    overflow: visible;
  }
  .halo {
    stroke: #fff;
    stroke-width: 5;
  }
  .line {
    stroke: #16202c;
    stroke-width: 2;
  }
  .pin .line {
    stroke: var(--_pin, var(--_accent));
    stroke-width: 3;
  }
  .correct {
    --_pin: var(--_right);
  }
  .partially-correct {
    --_pin: var(--_partly);
  }
  .incorrect {
    --_pin: var(--_wrong);
  }
  .cross {
    visibility: hidden;
  }
  .surface:focus-visible ~ .cross {
    visibility: visible;
  }
  .numbers {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    margin-block-start: 0.7em;
  }
  .numbers label {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    color: var(--_soft);
    font-size: 0.92em;
  }
  .numbers input[type='text'] {
    inline-size: 5.5em;
    min-block-size: 2.5em;
    color: var(--_text);
  }
  .help {
    flex: 1 1 16em;
    margin: 0;
    color: var(--_soft);
    font-size: 0.9em;
  }
`;

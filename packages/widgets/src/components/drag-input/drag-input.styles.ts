import { css } from 'lit';

export const dragInputStyles = css`
  .help {
    margin-block: 0 0.7em;
    color: var(--_soft);
    font-size: 0.9em;
  }
  .board {
    display: grid;
    gap: 0.8em;
    user-select: none;
  }
  .stage {
    position: relative;
    inline-size: fit-content;
    max-inline-size: 100%;
    border: 1.5px solid var(--_line);
    border-radius: var(--_radius);
    background: #fff;
  }
  .stage > img {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    border-radius: calc(var(--_radius) - 1px);
  }
  .aiming .stage {
    cursor: crosshair;
    border-color: var(--_accent);
  }
  .target,
  .at {
    position: absolute;
  }
  .at {
    translate: -50% -50%;
    display: grid;
  }
  .zone {
    position: absolute;
    inset: 0;
    padding: 0;
    margin: 0;
    font: inherit;
    font-size: max(0.85rem, 13px);
    font-weight: 700;
    color: #16202c;
    background: none;
    border: 0;
    border-radius: 6px;
  }
  .outlined .zone {
    border: 1.5px dashed #5a6675;
    background: rgb(255 255 255 / 0.25);
  }
  .aiming .zone {
    color: var(--_text);
    border: 2px dashed var(--_accent);
    background: color-mix(in oklab, var(--_accent-wash) 75%, transparent);
    cursor: pointer;
  }
  .zone:focus-visible {
    outline: 3px solid var(--_focus);
    z-index: 3;
  }
  .held {
    position: absolute;
    inset: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    place-content: center;
    place-items: center;
    pointer-events: none;
    zoom: var(--_zoom, 1);
  }
  .held.free {
    position: static;
  }
  .held.inner {
    zoom: 1;
  }
  .on {
    position: relative;
    display: grid;
  }
  .thing {
    position: relative;
    z-index: 1;
    display: inline-grid;
    justify-items: center;
    gap: 0.15em;
    font: inherit;
    font-weight: 550;
    line-height: 1.25;
    color: var(--_text);
    background: var(--_surface);
    border: 1.5px solid var(--_strong-line);
    border-radius: 8px;
    padding: 0.45em 0.8em;
    min-block-size: 2.75em;
    align-content: center;
    cursor: grab;
    touch-action: none;
    pointer-events: auto;
    box-shadow: 0 1px 2px rgb(0 0 0 / 0.12);
  }
  .held .thing {
    min-block-size: 0;
    padding: 0.15em 0.45em;
    font-size: calc(0.88rem / var(--_zoom, 1));
    inline-size: max-content;
    max-inline-size: 14em;
  }
  .thing.pictured {
    padding: 3px;
  }
  .held .thing.pictured {
    padding: 0;
    border-width: 1px;
    border-color: transparent;
    background: none;
    box-shadow: none;
  }
  .thing img {
    display: block;
    max-inline-size: 9em;
    pointer-events: none;
  }
  .held .thing img {
    max-inline-size: none;
  }
  .held .pictured .caption {
    display: none;
  }
  .thing:hover,
  .thing.picked {
    border-color: var(--_accent);
    background: var(--_accent-wash);
  }
  .thing.picked {
    outline: 3px solid var(--_accent);
    outline-offset: 1px;
  }
  .thing:focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    z-index: 4;
  }
  .thing.dragged {
    z-index: 10;
    cursor: grabbing;
    opacity: 0.92;
    box-shadow: 0 6px 18px rgb(0 0 0 / 0.25);
  }
  .thing:disabled {
    cursor: not-allowed;
  }
  .tray {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
    min-block-size: 4.2em;
    margin: 0;
    padding: 0.7em;
    list-style: none;
    border: 1.5px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .tray .quiet {
    margin: 0;
  }
  .aim {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.8em;
    align-items: center;
    padding: 0.7em 0.9em;
    border: 1.5px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_accent-wash);
  }
  .aim label {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0.3em 0.6em;
    align-items: center;
  }
  .aim.aim :is(select, input[type='text']) {
    border-color: var(--_strong-line);
  }
  .aim input[type='text'] {
    inline-size: 5em;
  }
  .correct .stage {
    border-color: var(--_right);
  }
  .partially-correct .stage {
    border-color: var(--_partly);
  }
  .incorrect .stage {
    border-color: var(--_wrong);
  }
`;

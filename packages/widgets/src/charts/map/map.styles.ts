import { css } from 'lit';

export const mapStyles = css`
  .map .empty-land {
    fill: color-mix(in oklab, var(--_soft) 16%, var(--_surface));
    stroke: var(--_surface);
    stroke-width: calc(0.6px * var(--_px));
  }
  .land {
    fill: color-mix(
      in oklab,
      var(--_1) var(--_share),
      color-mix(in oklab, var(--_soft) 16%, var(--_surface))
    );
    stroke: var(--_1);
    stroke-width: calc(0.8px * var(--_px, 1));
  }
  .shade-0 {
    --_share: 30%;
  }
  .shade-1 {
    --_share: 48%;
  }
  .shade-2 {
    --_share: 64%;
  }
  .shade-3 {
    --_share: 82%;
  }
  .shade-4 {
    --_share: 100%;
    stroke: var(--_surface);
  }
  pattern line {
    stroke: var(--_surface);
    stroke-opacity: 0.75;
    stroke-width: 2;
  }
  .hatch {
    pointer-events: none;
  }
  circle.land {
    stroke: var(--_text);
  }
  .outlined {
    fill: none;
    stroke: var(--_text);
    stroke-width: calc(1.6px * var(--_px));
    pointer-events: none;
  }
  .legend svg.swatch {
    inline-size: 1.1em;
    block-size: 1.1em;
    vertical-align: -0.15em;
    --_px: 0;
  }
  .legend.map-legend {
    margin: 0;
  }
  .elsewhere {
    margin: 0.3em 0 0;
  }
  .beside {
    display: grid;
    grid-template-columns: 3fr 2fr;
    gap: 24px;
  }
  .beside > * {
    min-inline-size: 0;
  }
  @media (forced-colors: active) {
    .map,
    .legend svg {
      --_surface: Canvas;
      --_soft: CanvasText;
      --_text: CanvasText;
      --_1: CanvasText;
    }
  }
`;

import { css } from 'lit';

/**
 * The custom properties that a page may set, and what they are where it sets none. Colours follow the page's
 * `color-scheme`: a page that allows dark gets dark, any other stays light.
 */
export const tokenStyles = css`
  :host {
    --_text: var(--cw-text, light-dark(#1d2421, #eceeea));
    --_soft: var(--cw-text-soft, light-dark(#55605a, #a9b4ae));
    --_surface: var(--cw-surface, light-dark(#ffffff, #1d2326));
    --_sunken: var(--cw-surface-sunken, light-dark(#f5f3ed, #171b1e));
    --_line: var(--cw-line, light-dark(#dfdace, #384145));
    --_strong-line: var(--cw-line-strong, light-dark(#7d8781, #8a958f));
    --_accent: var(--cw-accent, light-dark(#0f6b5c, #58c4ae));
    --_on-accent: var(--cw-on-accent, light-dark(#ffffff, #0b1d19));
    --_accent-wash: var(--cw-accent-wash, light-dark(#e4f2ee, #17332e));
    --_right: var(--cw-correct, light-dark(#17653a, #7fd6a0));
    --_right-wash: var(--cw-correct-wash, light-dark(#e5f4ea, #17321f));
    --_partly: var(--cw-partial, light-dark(#7d5200, #f3c46b));
    --_partly-wash: var(--cw-partial-wash, light-dark(#fbf0d9, #3a2f17));
    --_wrong: var(--cw-incorrect, light-dark(#a32a1c, #ff9d8f));
    --_wrong-wash: var(--cw-incorrect-wash, light-dark(#fbe9e6, #3d1f1b));
    --_radius: var(--cw-radius, 10px);
    --_focus: var(--cw-focus, var(--_accent));
    --_heading-font: var(--cw-heading-font, inherit);

    display: block;
    color: var(--_text);
    font-family: var(--cw-font, inherit);
    font-size: var(--cw-font-size, 1rem);
    line-height: 1.6;
    text-align: start;
    overflow-wrap: break-word;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    border-radius: 4px;
  }
  h2,
  h3,
  h4 {
    font-family: var(--_heading-font);
    line-height: 1.25;
    margin: 0;
    text-wrap: balance;
  }
  .quiet {
    color: var(--_soft);
    font-size: 0.9em;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;

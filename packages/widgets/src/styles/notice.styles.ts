import { css } from 'lit';

/** A sentence that needs to be seen: what went wrong, what is closed, what was saved. */
export const noticeStyles = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1em;
    align-items: center;
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_strong-line);
    border-radius: var(--_radius);
    border-start-start-radius: 3px;
    border-end-start-radius: 3px;
    background: var(--_sunken);
    padding: 0.7em 1em;
    margin: 0;
  }
  .notice > span,
  .notice > div {
    flex: 1 1 14em;
  }
  .notice.bad {
    border-color: color-mix(in oklab, var(--_wrong) 35%, var(--_line));
    border-inline-start-color: var(--_wrong);
    background: var(--_wrong-wash);
  }
  .notice.good {
    border-color: color-mix(in oklab, var(--_right) 35%, var(--_line));
    border-inline-start-color: var(--_right);
    background: var(--_right-wash);
  }
  .loading {
    display: grid;
    gap: 0.7em;
    padding-block: 0.5em;
  }
  .bone {
    block-size: 0.9em;
    border-radius: 5px;
    background: var(--_line);
    animation: breathe 1.6s ease-in-out infinite;
    opacity: 0.7;
  }
  .bone:nth-child(2) {
    inline-size: 92%;
  }
  .bone:nth-child(3) {
    inline-size: 64%;
  }
  @keyframes breathe {
    50% {
      opacity: 0.35;
    }
  }
`;

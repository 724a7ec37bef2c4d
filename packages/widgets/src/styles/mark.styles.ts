import { css } from 'lit';

/** Result marks: a shape and a word. */
export const markStyles = css`
  .mark {
    display: flex;
    align-items: center;
    gap: 0.45em;
    font-weight: 650;
    line-height: 1.3;
  }
  .mark svg {
    flex: none;
  }
  .sign {
    fill: none;
    stroke: var(--_surface);
    stroke-width: 2.2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .mark.correct {
    color: var(--_right);
  }
  .mark.partially-correct {
    color: var(--_partly);
  }
  .mark.incorrect {
    color: var(--_wrong);
  }
  .mark.incomplete {
    color: var(--_soft);
  }
`;

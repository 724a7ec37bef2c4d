import type { FigureDefinition } from '../define-figure.ts';
import { activityFigures } from './activity-figures.ts';
import { ageFigures } from './age-figures.ts';
import { enrollmentFigures } from './enrollment-figures.ts';

/** Every figure of Insights. */
export const allFigures: readonly FigureDefinition[] = [
  ...enrollmentFigures,
  ...ageFigures,
  ...activityFigures,
];

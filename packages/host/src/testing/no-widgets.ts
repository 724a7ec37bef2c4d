import { tmpdir } from 'node:os';
import type { WidgetBundle } from '../lms/widget-bundle.ts';

/** In place of the built widgets, where no browser runs them. */
export const noWidgets: WidgetBundle = {
  folder: tmpdir(),
  version: '0',
  path: '/widgets/v/0/coursewright.js',
  integrity: 'sha384-x',
  charts: { path: '/widgets/v/0/charts.js', integrity: 'sha384-y' },
};

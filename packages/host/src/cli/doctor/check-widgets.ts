import { CoreError } from '@coursewright/core';
import { findWidgetBundle } from '../../lms/widget-bundle.ts';
import type { Diagnosis } from './diagnosis.ts';

export function checkWidgets(find = findWidgetBundle): Diagnosis {
  const name = 'Widgets';
  try {
    return { name, status: 'good', found: `version ${find().version}` };
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return { name, status: 'bad', found: error.detail, advice: 'npm run build makes them.' };
  }
}

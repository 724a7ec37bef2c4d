import type { Field } from '../../tuples/tuple.ts';

/** The Associated Press's months, which Django writes. */
const months = 'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');

/**
 * How Open edX's courses API says when a course begins: what its team wrote, or its date as `Sept. 1, 2016`
 * (edx-platform, lms/djangoapps/course_api/serializers.py `start_display`, `start_type`).
 */
export function startDisplay(
  advertised: Field,
  start: Field,
): { readonly display: Field; readonly type: string } {
  if (advertised !== null) return { display: advertised, type: 'string' };
  const time = new Date(start ?? '');
  if (Number.isNaN(time.getTime())) return { display: null, type: 'empty' };
  const month = months[time.getUTCMonth()] ?? '';
  return { display: `${month} ${time.getUTCDate()}, ${time.getUTCFullYear()}`, type: 'timestamp' };
}

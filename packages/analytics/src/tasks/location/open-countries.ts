import { openCountryTable } from '../../countries/open-country-table.ts';
import type { FoldContext } from '../define-task.ts';

/** What folds ask for an address's country: by the table in `file`; without one, no country is known. */
export function openCountries(file: string | undefined): FoldContext['countryOf'] {
  if (file === undefined) return () => undefined;
  const table = openCountryTable(file);
  return (ip) => table.countryOf(ip);
}

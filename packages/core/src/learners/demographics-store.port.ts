import type { Page, PageRequest } from '../shared/page.ts';
import type { Demographics } from './demographics.ts';

/** What learners tell of themselves. */
export interface DemographicsStore {
  /** Nothing told where there is none. */
  demographics(userId: number): Promise<Demographics>;
  putDemographics(userId: number, told: Demographics): Promise<void>;
  /** Idempotent. */
  removeDemographics(userId: number): Promise<void>;
  /** Everybody who told something, by id of the account. */
  listDemographics(page: PageRequest): Promise<Page<Demographics & { readonly userId: number }>>;
}

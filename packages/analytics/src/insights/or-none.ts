import { ApiFault } from '../api/api-fault.ts';

/** What a question of the data API answers, where it finds nothing, instead of its 404. */
export async function orNone<T>(answer: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiFault && error.status === 404) return [];
    throw error;
  }
}

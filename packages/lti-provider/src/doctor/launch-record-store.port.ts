import type { Instant, Page, PageRequest } from '@coursewright/core';
import type { LaunchObservation } from '../launch/launch-observation.ts';

/** What is kept of a launch: nothing that tells who came. */
export type LaunchRecord = Omit<LaunchObservation, 'userId'>;

export interface LaunchQuery extends PageRequest {
  readonly outcome?: LaunchRecord['outcome'];
  /** null = those that no registration is known for; absent = all. */
  readonly registrationId?: string | null;
}

/** Launches of one registration (absent: of none) that ended in one way since a time. */
export interface LaunchCount {
  readonly registrationId?: string;
  readonly outcome: LaunchRecord['outcome'];
  readonly count: number;
  /** When the newest of them was. */
  readonly last: Instant;
}

/** Launches of the last days, for those who look after the tool. */
export interface LaunchRecordStore {
  /**
   * Adds them; of each registration and refusal code the newest `perKind` stay, so that a flood of one kind drives out nothing
   * else. One whose id is there already replaces it.
   */
  keepLaunches(launches: readonly LaunchRecord[], perKind: number): Promise<void>;
  launchRecord(id: string): Promise<LaunchRecord | undefined>;
  /** Newest first, ties by id. Throws `bad_input` for a cursor of another list. */
  launchRecords(query: LaunchQuery): Promise<Page<LaunchRecord>>;
  launchCounts(since: Instant): Promise<readonly LaunchCount[]>;
  /** Removes those before a time, at most `limit` of them; answers how many. */
  forgetLaunches(before: Instant, limit: number): Promise<number>;
  /** Removes the oldest beyond `most`, at most `limit` of them; answers how many. */
  trimLaunches(most: number, limit: number): Promise<number>;
}

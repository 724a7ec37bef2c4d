import type { MongoClient } from 'mongodb';
import { CoreError } from '../../shared/core-error.ts';
import { loadPeer } from '../load-peer.ts';

/** Milliseconds that a request waits for a server; a learner does not wait longer. */
const patience = 5000;

/**
 * Connects to MongoDB, 4.4 or later. What is written is acknowledged by most servers of the replica set and in their
 * journals. Throws `unavailable` when no server answers, `not_configured` for an address that is none.
 */
export async function openMongodb(url: string): Promise<MongoClient> {
  const { MongoClient } = await loadPeer('mongodb', () => import('mongodb'));
  const client = connectable(() => {
    return new MongoClient(url, {
      appName: 'coursewright',
      // The driver's own default is 30 s.
      ...(!/[?&]serverSelectionTimeoutMS=/i.test(url) && { serverSelectionTimeoutMS: patience }),
      writeConcern: { w: 'majority', journal: true },
      readConcernLevel: 'majority',
    });
  });
  try {
    await client.connect();
  } catch (error) {
    await client.close();
    throw asUnavailable(error);
  }
  return client;
}

/** The database that an address names; where none, the driver would take `test`. */
export function databaseOf(url: string): string {
  const [, named = ''] = /^mongodb(?:\+srv)?:\/\/[^/]*\/([^?]*)/.exec(url) ?? [];
  return named === '' ? 'coursewright' : decodeURIComponent(named);
}

/** What the driver says of a server that does not answer, as `unavailable`; any other error as it is. */
export function asUnavailable(error: unknown): unknown {
  // The driver's classes are known by name: the module that has them is an optional peer.
  const outage =
    /^Mongo(ServerSelection|Network|NetworkTimeout|TopologyClosed|PoolCleared|WaitQueueTimeout|NotConnected)/;
  if (!(error instanceof Error) || !(outage.test(error.name) || isRetryable(error))) return error;
  return new CoreError('unavailable', `MongoDB does not answer: ${error.message}`, { cause: error });
}

/** Stepping down, shutting down: the server says itself that asking again will help. */
function isRetryable(error: Error): boolean {
  return 'hasErrorLabel' in error && typeof error.hasErrorLabel === 'function'
    ? error.hasErrorLabel('RetryableWriteError') === true
    : false;
}

function connectable(open: () => MongoClient): MongoClient {
  try {
    return open();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CoreError('not_configured', `The address of MongoDB is not valid: ${why}`, { cause });
  }
}

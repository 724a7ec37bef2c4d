import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import type { Hash } from '../../courses/block-version.ts';
import type { Clock, Instant } from '../../shared/clock.port.ts';
import { batchesOf, chunksOf } from '../batches-of.ts';
import { joinPieces, objectOf, pieceId, piecesOf, type ObjectDocument } from './object-documents.ts';

/** Ids in one query. */
const batch = 1000;
/** One bulk write: well below what a message may hold (48 MB). */
const chunk = { objects: 500, characters: 4_000_000 };

export async function findObjects(
  collection: Collection<ObjectDocument>,
  hashes: readonly Hash[],
): Promise<ReadonlyMap<Hash, string>> {
  const found = new Map<Hash, string>();
  for (const some of batchesOf([...new Set(hashes)], batch)) {
    for (const { _id, body, pieces } of await documentsOf(collection, some)) {
      const hash = objectOf(_id);
      const whole = pieces === undefined ? body : await wholeOf(collection, hash, body, pieces);
      if (whole !== undefined) found.set(hash, joinPieces([whole]));
    }
  }
  return found;
}

/** undefined where a piece is not there. */
async function wholeOf(
  collection: Collection<ObjectDocument>,
  hash: Hash,
  first: ObjectDocument['body'],
  pieces: number,
): Promise<string | undefined> {
  const ids = Array.from({ length: pieces - 1 }, (_, index) => pieceId(hash, index + 1));
  const rest = new Map((await documentsOf(collection, ids)).map(({ _id, body }) => [_id, body]));
  const bodies = ids.map((id) => rest.get(id)).filter((body) => body !== undefined);
  return bodies.length === ids.length ? joinPieces([first, ...bodies]) : undefined;
}

function documentsOf(collection: Collection<ObjectDocument>, ids: readonly string[]) {
  const projection = { body: 1, pieces: 1 };
  return collection.find({ _id: { $in: [...ids] } }, { projection }).toArray();
}

/** Putting again renews the time: what a writer counts on is not collected while it works. */
export async function putDocuments(
  collection: Collection<ObjectDocument>,
  objects: ReadonlyMap<Hash, string>,
  clock: Clock,
): Promise<void> {
  for (const some of chunksOf(objects, chunk)) {
    const put_at = clock.now();
    const writes = some
      .flatMap(([hash, body]) => piecesOf(hash, body))
      .map(({ _id, ...rest }): AnyBulkWriteOperation<ObjectDocument> => {
        return {
          updateOne: { filter: { _id }, update: { $set: { put_at }, $setOnInsert: rest }, upsert: true },
        };
      });
    try {
      await collection.bulkWrite(writes, { ordered: false });
    } catch (error) {
      // Another writer has put the same object at the same moment.
      if (!isDuplicatesOnly(error)) throw error;
    }
  }
}

function isDuplicatesOnly(error: unknown): boolean {
  if (!(error instanceof Error) || !('writeErrors' in error)) return false;
  const faults: unknown = error.writeErrors;
  const codes = (Array.isArray(faults) ? faults : [faults]).map((fault: unknown) =>
    typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : undefined,
  );
  return codes.length > 0 && codes.every((code) => code === 11000);
}

export async function collectDocuments(
  collection: Collection<ObjectDocument>,
  keep: ReadonlySet<Hash>,
  putBefore: Instant,
): Promise<number> {
  const old = collection.find({ put_at: { $lt: putBefore } }, { projection: { _id: 1 } });
  const unkept: string[] = [];
  for await (const { _id } of old) if (!keep.has(objectOf(_id))) unkept.push(_id);
  let collected = 0;
  for (const some of batchesOf(unkept, batch)) {
    const [first, further] = [
      some.filter((id) => id === objectOf(id)),
      some.filter((id) => id !== objectOf(id)),
    ];
    collected += await deleteOld(collection, first, putBefore);
    await deleteOld(collection, further, putBefore);
  }
  return collected;
}

/** Asks again: a document may have been put anew since it was found. */
async function deleteOld(
  collection: Collection<ObjectDocument>,
  ids: readonly string[],
  putBefore: Instant,
): Promise<number> {
  if (ids.length === 0) return 0;
  const gone = await collection.deleteMany({ _id: { $in: [...ids] }, put_at: { $lt: putBefore } });
  return gone.deletedCount;
}

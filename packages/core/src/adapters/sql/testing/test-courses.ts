import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { blockRegistry, type BlockRegistry } from '../../../blocks/block-registry.ts';
import { createCourseService } from '../../../courses/create-course-service.ts';
import { systemClock, type Clock } from '../../../shared/clock.port.ts';
import { folderFileStore } from '../../folder/file-store.folder.ts';
import { courseStoreModule, sqlCourseStore } from '../course-store.sql.ts';
import { openSqlite } from '../sqlite/open-sqlite.ts';

/** Courses on SQLite and files in a temporary folder, which `close` removes. */
export async function testCourses(options: { clock?: Clock; registry?: BlockRegistry } = {}) {
  const { clock = systemClock, registry = blockRegistry() } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-courses-'));
  const database = await openSqlite({
    file: path.join(folder, 'test.sqlite'),
    modules: [courseStoreModule],
    synchronous: 'NORMAL',
  });
  const store = sqlCourseStore(database, clock);
  const files = folderFileStore(path.join(folder, 'files'));
  return {
    ...createCourseService({ store, files, registry, clock }),
    store,
    files,
    registry,
    folder,
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export {
  openMongodbCourseStore,
  type MongodbCourseStoreOptions,
  type OpenedMongodbCourseStore,
} from './adapters/mongodb/course-store.mongodb.ts';
export { probeMongodb } from './adapters/mongodb/probe-mongodb.ts';
export type { ServiceProbe } from './adapters/service-probe.ts';

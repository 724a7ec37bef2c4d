export {
  openMongodbCourseStore,
  type MongodbCourseStoreOptions,
  type OpenedMongodbCourseStore,
} from './adapters/mongodb/course-store.mongodb.ts';

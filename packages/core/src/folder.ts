export { FolderEventLog } from './adapters/folder/event-log.folder.ts';
export { folderFileStore } from './adapters/folder/file-store.folder.ts';
export {
  folderUploadStore,
  type FolderUploadStore,
  type SentPart,
} from './adapters/folder/upload-store.folder.ts';

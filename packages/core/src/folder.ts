export { FolderEventLog } from './adapters/folder/event-log.folder.ts';
export { folderFileStore } from './adapters/folder/file-store.folder.ts';

import { open } from 'node:fs/promises';

/** Makes new names in the folder durable. Windows has no such thing and refuses to open a folder. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

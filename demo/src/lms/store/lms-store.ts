import { randomBytes } from 'node:crypto';
import path from 'node:path';
import {
  jsonFilePlatformStore,
  registeredToolSchema,
  storageOfferSchema,
  type PlatformStore,
  type RegisteredTool,
} from '@coursewright/lti-provider/platform';
import { z } from 'zod';
import { openJsonFile } from './json-file.ts';

/** What the platform keeps, and what the pages need besides. */
export interface LmsStore extends PlatformStore {
  /** Made with the folder and kept in it. */
  readonly secret: string;
  tools(): Promise<readonly RegisteredTool[]>;
  /** Replaces the tool with the same client id. */
  putTool(tool: RegisteredTool): Promise<void>;
  removeTool(clientId: string): Promise<void>;
  /** How pages around tools keep data for them. */
  storageOffer(): Promise<OfferedStorage>;
  setStorageOffer(offer: OfferedStorage): Promise<void>;
}

export const offeredStorageSchema = z.union([storageOfferSchema, z.literal('none')]);
export type OfferedStorage = z.infer<typeof offeredStorageSchema>;

const kept = z.object({
  secret: z.string().min(32),
  tools: z.array(registeredToolSchema),
  storage: offeredStorageSchema.exactOptional(),
});

/** Keeps everything in JSON files of the folder. */
export async function openLmsStore(folder: string): Promise<LmsStore> {
  const platform = await jsonFilePlatformStore(path.join(folder, 'platform.json'));
  const file = openJsonFile(path.join(folder, 'lms.json'), kept, {
    secret: randomBytes(48).toString('base64url'),
    tools: [],
  });
  const others = (clientId: string): readonly RegisteredTool[] =>
    file.get().tools.filter(({ client_id: id }) => id !== clientId);
  const setTools = (tools: readonly RegisteredTool[]): Promise<void> =>
    file.set({ ...file.get(), tools: [...tools] });
  return {
    ...platform,
    secret: file.get().secret,
    tools: async () => file.get().tools,
    putTool: (tool) => setTools([...others(tool.client_id), tool]),
    removeTool: (clientId) => setTools(others(clientId)),
    storageOffer: async () => file.get().storage ?? 'parent',
    setStorageOffer: (storage) => file.set({ ...file.get(), storage }),
  };
}

import type { PageView } from '@coursewright/core';
import { PageError, type PageChannel } from './page-channel.ts';

/** What a page can be asked, by whichever way it answers. */
export interface PageFunctions {
  grade(): Promise<string>;
  state(): Promise<string>;
  restore(state: string): Promise<void>;
}

/**
 * Open edX asks a page with `sop="false"` over its JSChannel, under fixed names, and any other directly, under the names its
 * author gave. Ours asks in that order too, and the other way where the first has no such function.
 */
export function pageFunctions(view: PageView, channel: PageChannel): PageFunctions {
  const ask = async (method: string, name: string | undefined, given: readonly string[]): Promise<string> => {
    const direct = (): Promise<string> =>
      name === undefined || name === ''
        ? Promise.reject(new PageError('No name.', true))
        : channel.callByName(name, given);
    const overChannel = (): Promise<string> => channel.callMethod(method, given[0] ?? '');
    const [first, second] = view.channel ? [overChannel, direct] : [direct, overChannel];
    try {
      return await first();
    } catch (error) {
      if (!(error instanceof PageError) || !error.absent) throw error;
      return second();
    }
  };
  // Authors escape per cent signs for what Open edX's jsinput.js does to values on their way: grades asked for directly are left.
  const grade = view.channel ? decodedUri : (value: string): string => value;
  const state = view.channel ? decodedUri : unescaped;
  return {
    grade: async () => grade(await ask('getGrade', view.getGrade, [])),
    state: async () => state(await ask('getState', view.getState, [])),
    restore: async (state) => void (await ask('setState', view.setState, [state])),
  };
}

/** What is no escape stays. */
function decodedUri(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

/** As `unescape` of ECMAScript (annex B.2.1.2). */
function unescaped(text: string): string {
  return text.replaceAll(/%u([\da-f]{4})|%([\da-f]{2})/gi, (_all, long?: string, short?: string) =>
    String.fromCharCode(Number.parseInt(long ?? short ?? '', 16)),
  );
}

import type { PlatformContext, PlatformLink, PlatformUser } from './platform-store.port.ts';

interface Launched {
  readonly context: PlatformContext;
  readonly user: PlatformUser;
  /** Absent in a deep linking request. */
  readonly link?: PlatformLink;
}

/** Puts values in the place of the variables that a custom parameter consists of (core §B). What is no variable known here stays as it is. */
export function customParameters(
  parameters: Readonly<Record<string, string>>,
  launched: Launched,
): Readonly<Record<string, string>> {
  const values = variables(launched);
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, values.get(value) ?? value]),
  );
}

/** A variable that has no value here is an empty text, as one that the platform does not know is not. */
function variables({ context, user, link }: Launched): ReadonlyMap<string, string> {
  const own: readonly (readonly [name: string, value: string | undefined])[] = [
    ['Context.id', context.id],
    ['Context.label', context.label],
    ['Context.title', context.title],
    ['Context.id.history', ids(context.history)],
    ['User.id', user.id],
  ];
  const linked: typeof own =
    link === undefined
      ? []
      : [
          ['ResourceLink.id', link.id],
          ['ResourceLink.title', link.title],
          ['ResourceLink.id.history', ids(link.history)],
          ['ResourceLink.available.startDateTime', link.available?.startDateTime],
          ['ResourceLink.available.endDateTime', link.available?.endDateTime],
          ['ResourceLink.submission.startDateTime', link.submission?.startDateTime],
          ['ResourceLink.submission.endDateTime', link.submission?.endDateTime],
        ];
  return new Map([...own, ...linked].map(([name, value]) => [`$${name}`, value ?? '']));
}

/** With commas between them, so each is URL-encoded. */
function ids(history: readonly string[] = []): string {
  return history.map(encodeURIComponent).join(',');
}

import type {
  PlatformLineItem,
  PlatformLink,
  PlatformScore,
  PlatformSpan,
  RegisteredTool,
} from '@coursewright/lti-provider/platform';
import type { LmsStore } from './store/lms-store.ts';

/** A link of the course with what hangs on it. */
export interface Activity {
  readonly link: PlatformLink;
  /** Undefined when it is no longer registered. */
  readonly tool: RegisteredTool | undefined;
  /** Its columns of the gradebook; the first is the one that came with the link. */
  readonly lineItems: readonly PlatformLineItem[];
  readonly scores: readonly PlatformScore[];
}

/** Of all columns of a course. */
export async function courseScores(store: LmsStore, courseId: string): Promise<readonly PlatformScore[]> {
  const columns = await store.lineItems(courseId);
  return (await Promise.all(columns.map(({ id }) => store.scores(id)))).flat();
}

/** In the order in which they were added. */
export async function listActivities(store: LmsStore, courseId: string): Promise<readonly Activity[]> {
  const [links, lineItems, scores, tools] = await Promise.all([
    store.links(courseId),
    store.lineItems(courseId),
    courseScores(store, courseId),
    store.tools(),
  ]);
  return links.map((link) => {
    const own = lineItems.filter((item) => item.resourceLinkId === link.id);
    const ids = new Set(own.map(({ id }) => id));
    return {
      link,
      tool: tools.find((tool) => tool.client_id === link.clientId),
      lineItems: own,
      scores: scores.filter(({ lineItemId }) => ids.has(lineItemId)),
    };
  });
}

export async function findActivity(store: LmsStore, id: string): Promise<Activity | undefined> {
  const found = await store.link(id);
  if (found === undefined) return undefined;
  return (await listActivities(store, found.contextId)).find(({ link }) => link.id === id);
}

export interface NewActivity {
  /** What says that two are the same, so that adding one again changes nothing; default a new one. */
  readonly id?: string;
  /** Of the course. */
  readonly contextId: string;
  readonly clientId: string;
  readonly title: string;
  readonly targetLinkUri?: string;
  readonly custom?: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly available?: PlatformSpan;
  readonly submission?: PlatformSpan;
  readonly inWindow?: boolean;
  /** Absent: not graded. */
  readonly lineItem?: {
    readonly scoreMaximum: number;
    readonly label?: string;
    readonly resourceId?: string;
    readonly tag?: string;
  };
}

/** Puts a link on the content page and, where it is graded, its column into the gradebook. */
export async function addActivity(store: LmsStore, activity: NewActivity): Promise<PlatformLink> {
  const { lineItem, id = crypto.randomUUID(), ...rest } = activity;
  const link: PlatformLink = { id, ...rest };
  const { contextId, clientId, title, submission } = link;
  await store.putLink(link);
  if (lineItem !== undefined) {
    await store.putLineItem({
      ...lineItem,
      id: `${id}-grade`,
      contextId,
      clientId,
      label: lineItem.label ?? title,
      resourceLinkId: id,
      ...submission,
    });
  }
  return link;
}

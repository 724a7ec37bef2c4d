/**
 * Custom parameters that every link of ours asks for, with the variable that the platform is to put in (core §B): from what
 * a copied link and its course came, and when the platform opens and closes the activity.
 */
export const linkVariables = {
  contextHistory: { parameter: 'context_id_history', variable: '$Context.id.history' },
  linkHistory: { parameter: 'resource_link_id_history', variable: '$ResourceLink.id.history' },
  opens: { parameter: 'link_opens', variable: '$ResourceLink.available.startDateTime' },
  due: { parameter: 'link_due', variable: '$ResourceLink.submission.endDateTime' },
} as const;

/** As they are put into a content item's `custom`, and into a tool's registration. */
export const linkParameters: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(linkVariables).map(({ parameter, variable }) => [parameter, variable]),
);

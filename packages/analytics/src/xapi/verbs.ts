import { namespaceOf, type Namespace } from '../projection/uuid5.ts';
import { pythonJson } from '../projection/python-json.ts';

export interface Verb {
  readonly id: string;
  readonly display: { readonly en: string };
}

// The verbs of openedx/event-routing-backends, processors/xapi/constants.py; profile: https://w3id.org/xapi/openedx.
const ids = {
  asked: 'http://adlnet.gov/expapi/verbs/asked',
  attempted: 'http://adlnet.gov/expapi/verbs/attempted',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  deleted: 'https://w3id.org/xapi/dod-isd/verbs/deleted',
  earned: 'http://id.tincanapi.com/verb/earned',
  edited: 'https://w3id.org/xapi/acrossx/verbs/edited',
  evaluated: 'https://w3id.org/xapi/acrossx/verbs/evaluated',
  failed: 'http://adlnet.gov/expapi/verbs/failed',
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  interacted: 'http://adlnet.gov/expapi/verbs/interacted',
  navigated: 'https://w3id.org/xapi/dod-isd/verbs/navigated',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  paused: 'https://w3id.org/xapi/video/verbs/paused',
  played: 'https://w3id.org/xapi/video/verbs/played',
  posted: 'https://w3id.org/xapi/acrossx/verbs/posted',
  progressed: 'http://adlnet.gov/expapi/verbs/progressed',
  registered: 'http://adlnet.gov/expapi/verbs/registered',
  reported: 'https://w3id.org/xapi/acrossx/verbs/reported',
  seeked: 'https://w3id.org/xapi/video/verbs/seeked',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
  unregistered: 'http://id.tincanapi.com/verb/unregistered',
  unreported: 'https://w3id.org/xapi/openedx/verb/unreported',
  viewed: 'http://id.tincanapi.com/verb/viewed',
  voted: 'https://w3id.org/xapi/openedx/verb/voted',
} as const;

export type VerbName = keyof typeof ids;

export function verb(name: VerbName): Verb {
  return { id: ids[name], display: { en: name } };
}

const namespaces = new Map<VerbName, Namespace>();

/** In which the ids of statements with this verb are made. */
export function verbNamespace(name: VerbName): Namespace {
  const known = namespaces.get(name);
  if (known !== undefined) return known;
  const made = namespaceOf(verbJson(name));
  namespaces.set(name, made);
  return made;
}

/** That of a statement about one question of several. */
export function childNamespace(name: VerbName, child: string): Namespace {
  return namespaceOf(`${verbJson(name)}-${child}`);
}

function verbJson(name: VerbName): string {
  return pythonJson({ ...verb(name) });
}

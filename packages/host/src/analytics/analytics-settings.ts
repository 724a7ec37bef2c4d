import { z } from 'zod';

/** What analytics is told by the environment besides where its tables are. */
export const analyticsSettings = {
  COURSEWRIGHT_ANALYTICS: z
    .enum(['live', 'off'], 'must be live or off')
    .default('live')
    .describe(
      'live keeps the tables of Insights up with the event log, seconds behind, in one process of all that do background work; off leaves them to coursewright analytics run.',
    ),
  COURSEWRIGHT_COUNTRIES: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Table of the countries of addresses in MaxMind’s format (.mmdb). Default: the one of @ip-location-db/geo-whois-asn-country-mmdb where it is installed; without one every country is unknown.',
    ),
  COURSEWRIGHT_HADOOP_CLASSPATH: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Class path of Hadoop’s client with Streaming, for coursewright analytics run --engine hadoop: what hadoop classpath prints and the Streaming jar, or the folder that deploy/hadoop/pom.xml fills, as DIR/*.',
    ),
  COURSEWRIGHT_HADOOP_SETTINGS: z
    .string()
    .default('mapreduce.framework.name=local,fs.defaultFS=file:///')
    .transform((list) => list.split(',').map((one) => one.trim()))
    .transform((list) => list.filter((one) => one !== '' && one !== 'cluster'))
    .refine(
      (list) => list.every((one) => /^[^=\s]+=/.test(one)),
      'must be cluster, or NAME=VALUE with commas between',
    )
    .describe(
      'Hadoop’s settings, NAME=VALUE with commas between: by default jobs run on this machine. For a cluster, whose configuration folder is on the class path: cluster, and settings of jobs behind it.',
    ),
  COURSEWRIGHT_HADOOP_NODE: z
    .string()
    .min(1)
    .default('node')
    .describe('Node 22.18 or later on the machines of the cluster: a path, or a name that is found there.'),
};

const parsed = z.object(analyticsSettings);

export interface AnalyticsSettings {
  /** The tables follow the event log. */
  readonly live: boolean;
  /** Path of the table of countries. */
  readonly countries?: string;
  readonly hadoop: {
    /** Absent = there is no Hadoop. */
    readonly classpath?: string;
    readonly settings: Readonly<Record<string, string>>;
    readonly node: string;
  };
}

export function analyticsOf(value: z.infer<typeof parsed>): AnalyticsSettings {
  const { COURSEWRIGHT_COUNTRIES: countries, COURSEWRIGHT_HADOOP_CLASSPATH: classpath } = value;
  const settings = value.COURSEWRIGHT_HADOOP_SETTINGS.map((one): [string, string] => {
    const equals = one.indexOf('=');
    return [one.slice(0, equals), one.slice(equals + 1)];
  });
  return {
    live: value.COURSEWRIGHT_ANALYTICS === 'live',
    ...(countries !== undefined && { countries }),
    hadoop: {
      ...(classpath !== undefined && { classpath }),
      settings: Object.fromEntries(settings),
      node: value.COURSEWRIGHT_HADOOP_NODE,
    },
  };
}

import type { Random } from '../seeded-random.ts';

export interface Learner {
  readonly id: number;
  readonly username: string;
  readonly session: string;
  readonly ip: string;
  readonly agent: string;
  readonly language: string;
}

export interface SiteCourse {
  readonly id: string;
  readonly org: string;
  /** `ORG+COURSE+RUN`, as block ids have it. */
  readonly run: string;
  readonly videos: readonly { readonly id: string; readonly seconds: number }[];
  readonly problems: readonly { readonly id: string; readonly title: string; readonly question: string }[];
}

/** A site as big as its log: fifty events a learner, at least one course. */
export interface Site {
  readonly courses: readonly SiteCourse[];
  /** Some are taken often, most seldom. */
  course(): SiteCourse;
  learner(): Learner;
}

const agents = [
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.3 Safari/605.1.15',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
  'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:123.0) Gecko/20100101 Firefox/123.0',
];
const languages = ['en-US,en;q=0.9', 'de-DE,de;q=0.9,en;q=0.8', 'es-ES,es;q=0.9', 'zh-CN,zh;q=0.9', 'pt-BR'];
const surnames = [
  'alvarez',
  'brandt',
  'chen',
  'dubois',
  'eriksen',
  'farah',
  'gupta',
  'haas',
  'ito',
  'jansen',
];

export function generateSite(events: number, random: Random): Site {
  const learners = Math.max(10, Math.round(events / 50));
  const courses = Array.from(
    { length: Math.min(400, Math.max(4, Math.round(events / 25_000))) },
    (_, index) => generateCourse(index, random),
  );
  return {
    courses,
    course: () => courses[Math.floor(random() ** 2 * courses.length)] ?? generateCourse(0, random),
    learner: () => generateLearner(Math.floor(random() ** 1.5 * learners)),
  };
}

/** Every number of a learner follows from his id. */
function generateLearner(id: number): Learner {
  const mixed = Math.imul(id + 1, 0x9e3779b1) >>> 0;
  return {
    id: id + 1000,
    username: `${surnames[id % surnames.length]}_${id + 1000}`,
    session: `${mixed.toString(16).padStart(8, '0')}c0ffee00${(id + 1000).toString(16).padStart(16, '0')}`,
    ip: `${(mixed >>> 24) % 223 || 1}.${(mixed >>> 16) & 255}.${(mixed >>> 8) & 255}.${mixed & 255}`,
    agent: agents[mixed % agents.length] ?? '',
    language: languages[mixed % languages.length] ?? '',
  };
}

function generateCourse(index: number, random: Random): SiteCourse {
  const org = `Org${(index % 7) + 1}X`;
  const run = `${org}+C${100 + index}+2024_T${(index % 3) + 1}`;
  const hex = (kind: string, serial: number) =>
    `${kind}${index.toString(16).padStart(6, '0')}`.padEnd(28, '0') + serial.toString(16).padStart(4, '0');
  return {
    id: `course-v1:${run}`,
    org,
    run,
    videos: Array.from({ length: 40 }, (_, serial) => ({
      id: hex('5d', serial),
      seconds: 60 + Math.floor(random() * 1500),
    })),
    problems: Array.from({ length: 60 }, (_, serial) => ({
      id: hex('37', serial),
      title: `Problem ${serial + 1}`,
      question: `Question ${serial + 1} of course ${100 + index}: what is \\u03b1 when \\u03b2 is ${serial}?`,
    })),
  };
}

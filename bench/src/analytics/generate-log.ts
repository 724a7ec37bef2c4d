import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { seededRandom, type Random } from '../seeded-random.ts';
import { generateSite, type Learner, type Site, type SiteCourse } from './learner-site.ts';
import { learnerSteps, type Step } from './learner-steps.ts';

export interface GenerateLogInput {
  readonly folder: string;
  readonly events: number;
  readonly seed: number;
  /** Files, one a day; default 28. */
  readonly days?: number;
  /** `YYYY-MM-DD` of the first; default 2024-03-04. */
  readonly from?: string;
  /** Lines as our own log has them, each with an `id`. */
  readonly ids?: boolean;
}

/**
 * A tracking log as Open edX's LMS rotates it: a `tracking.log-YYYYMMDD.gz` a day, its lines in the order of time but for
 * a few that a phone sent days later; 51% of videos, 19% of pages, 15% of problems, 6% of enrolment, 905 bytes a line.
 * The same for the same input. Gives the paths.
 */
export async function generateLog(input: GenerateLogInput): Promise<string[]> {
  const { folder, events, seed, days = 28, from = '2024-03-04' } = input;
  await mkdir(folder, { recursive: true });
  const random = seededRandom(seed);
  const site = generateSite(events, random);
  const files: string[] = [];
  for (let day = 0; day < days; day += 1) {
    const date = Date.parse(`${from}T00:00:00Z`) + day * 86_400_000;
    const count = Math.floor((events * (day + 1)) / days) - Math.floor((events * day) / days);
    const name = `tracking.log-${new Date(date).toISOString().slice(0, 10).replaceAll('-', '')}.gz`;
    files.push(path.join(folder, name));
    const lines = Readable.from(dayLines({ site, random, date, count, ids: input.ids === true }));
    await pipeline(lines, createGzip({ level: 6 }), createWriteStream(path.join(folder, name)));
  }
  return files;
}

interface Day {
  readonly site: Site;
  readonly random: Random;
  readonly date: number;
  readonly count: number;
  readonly ids: boolean;
}

/** Text of an hour at a time, so that a day of any size is sorted in little memory. */
function* dayLines({ site, random, date, count, ids }: Day): Generator<string> {
  for (let hour = 0; hour < 24; hour += 1) {
    const want = Math.floor((count * (hour + 1)) / 24) - Math.floor((count * hour) / 24);
    const lines: { at: number; text: string }[] = [];
    while (lines.length < want) {
      const { course, learner, steps } = learnerSteps(site, random);
      const begin = random() * 3600;
      for (const step of steps.slice(0, want - lines.length)) {
        const second = Math.min(begin + step.after, 3599.9);
        const at = date + hour * 3_600_000 + second * 1000;
        lines.push({ at, text: lineText({ course, learner, step, at, random, ids }) });
      }
    }
    yield lines
      .sort((a, b) => a.at - b.at)
      .map(({ text }) => text)
      .join('');
  }
}

interface Line {
  readonly course: SiteCourse;
  readonly learner: Learner;
  readonly step: Step;
  readonly at: number;
  readonly random: Random;
  readonly ids: boolean;
}

function lineText({ course, learner, step, at, random, ids }: Line): string {
  const { type, source, data, asText, path: at_ = '/event', context = '' } = step;
  const late = source === 'mobile' && random() < 0.1;
  const happened = late ? at - (1 + Math.floor(random() * 3)) * 86_400_000 : at;
  const received = late ? `, "received_at": "${timeText(at, random)}"` : '';
  const home = 'https://courses.example.org';
  const event = asText === true ? `"${data.replaceAll('"', String.raw`\"`)}"` : data;
  const page =
    source === 'browser'
      ? `"${home}/courses/${course.id}/courseware/ch${learner.id % 8}/seq${learner.id % 12}/"`
      : 'null';
  const id = ids ? `"id": "${eventId(at, random)}", ` : '';
  return `{${id}"name": "${type}", "context": {"user_id": ${learner.id}, "path": "${at_}", "course_id": "${course.id}", "org_id": "${course.org}", "enterprise_uuid": ""${context}${received}}, "username": "${learner.username}", "session": "${learner.session}", "ip": "${learner.ip}", "agent": "${learner.agent}", "host": "courses.example.org", "referer": "${home}/courses/${course.id}/courseware/", "accept_language": "${learner.language}", "event": ${event}, "time": "${timeText(happened, random)}", "event_type": "${type}", "event_source": "${source}", "page": ${page}}\n`;
}

function timeText(at: number, random: Random): string {
  const micro = String(Math.floor(random() * 1000)).padStart(3, '0');
  return `${new Date(at).toISOString().slice(0, -1)}${micro}+00:00`;
}

/** A UUID of version 7. */
function eventId(at: number, random: Random): string {
  const hex = (digits: number) =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const time = Math.floor(at).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`;
}

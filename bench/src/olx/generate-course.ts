import { seededRandom } from '../seeded-random.ts';

/** A file of a course folder. */
export interface GeneratedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const counts = { chapters: 20, sequentials: 5, verticals: 7 };
const words =
  'chance event sample space outcome likely table cube coin draw urn fair bet mean spread rule proof figure answer question'.split(
    ' ',
  );

/** A course of exactly `blocks` blocks in Studio's layout, a file a block, the same for the same seed: about 45% html, 40% problems, 15% videos. */
export function generateCourse(blocks: number, seed: number): GeneratedFile[] {
  const random = seededRandom(seed);
  const encoder = new TextEncoder();
  const files: GeneratedFile[] = [];
  const write = (path: string, text: string): void => {
    files.push({ path, bytes: encoder.encode(text) });
  };
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const sentence = (length: number): string => Array.from({ length }, () => pick(words)).join(' ');
  const verticals = counts.chapters * counts.sequentials * counts.verticals;
  const containers = 1 + counts.chapters + counts.chapters * counts.sequentials + verticals;
  let left = blocks - containers;
  let serial = 0;
  const name = (kind: string): string => `${kind}_${String((serial += 1)).padStart(5, '0')}`;

  const container = (type: string, id: string, inside: readonly string[], more = ''): string => {
    const title = `display_name="${sentence(3)}"`;
    write(
      `${type}/${id}.xml`,
      `<${type} ${title}${more}>\n${inside.map((tag) => `  ${tag}\n`).join('')}</${type}>\n`,
    );
    return `<${type} url_name="${id}"/>`;
  };
  const leaf = (): string => {
    left -= 1;
    const kind = random();
    if (kind < 0.45) {
      const id = name('html');
      write(`html/${id}.xml`, `<html filename="${id}" display_name="${sentence(3)}"/>\n`);
      const paragraphs = Array.from({ length: 4 }, () => `<p>${sentence(40)}</p>`);
      write(`html/${id}.html`, `<h3>${sentence(3)}</h3>\n${paragraphs.join('\n')}\n`);
      return `<html url_name="${id}"/>`;
    }
    if (kind < 0.85) {
      const id = name('problem');
      const choices = Array.from(
        { length: 4 },
        (_, index) => `      <choice correct="${index === 1}">${sentence(6)}</choice>\n`,
      );
      write(
        `problem/${id}.xml`,
        `<problem display_name="${sentence(3)}" max_attempts="3">\n  <p>${sentence(30)}</p>\n  <multiplechoiceresponse>\n    <choicegroup type="MultipleChoice">\n${choices.join('')}    </choicegroup>\n  </multiplechoiceresponse>\n  <solution><p>${sentence(25)}</p></solution>\n</problem>\n`,
      );
      return `<problem url_name="${id}"/>`;
    }
    const id = name('video');
    write(
      `video/${id}.xml`,
      `<video display_name="${sentence(3)}" youtube_id_1_0="${id}" html5_sources="[&quot;https://example.org/${id}.mp4&quot;]" download_video="true"/>\n`,
    );
    return `<video url_name="${id}"/>`;
  };

  let holders = verticals;
  const chapters = Array.from({ length: counts.chapters }, () => {
    const sequentials = Array.from({ length: counts.sequentials }, () => {
      const units = Array.from({ length: counts.verticals }, () => {
        const size = Math.ceil(left / holders);
        holders -= 1;
        return container('vertical', name('vertical'), Array.from({ length: size }, leaf));
      });
      return container('sequential', name('sequential'), units, ' graded="true" format="Homework"');
    });
    return container('chapter', name('chapter'), sequentials, ' start="2026-01-01T00:00:00Z"');
  });
  write('course.xml', '<course url_name="run" org="Bench" course="Big"/>\n');
  write(
    'course/run.xml',
    `<course display_name="Big">\n${chapters.map((tag) => `  ${tag}\n`).join('')}</course>\n`,
  );
  write('policies/run/policy.json', '{"course/run": {"showanswer": "never"}}\n');
  return files;
}

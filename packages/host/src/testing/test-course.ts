import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const testCourse = {
  courseKey: 'course-v1:Org+Test+1',
  unit: 'block-v1:Org+Test+1+type@vertical+block@u1',
  problem: 'block-v1:Org+Test+1+type@problem+block@p1',
  answers: { p1_2_1: 'choice_1' },
  wrong: { p1_2_1: 'choice_0' },
};

const course = `<course org="Org" course="Test" url_name="1" display_name="Test &lt;course&gt;" start="2020-01-01T00:00:00Z" language="en">
  <chapter url_name="c1" display_name="Section one">
    <sequential url_name="s1" display_name="Subsection one" graded="true" format="Homework" due="2999-01-01T00:00:00Z">
      <vertical url_name="u1" display_name="Unit one">
        <html url_name="h1" display_name="Words"><p>Some words.</p></html>
        <problem url_name="p1" display_name="A question" max_attempts="1000000">
          <multiplechoiceresponse><label>Which one?</label><choicegroup type="MultipleChoice">
            <choice correct="false">This</choice><choice correct="true">That</choice>
          </choicegroup></multiplechoiceresponse>
        </problem>
      </vertical>
    </sequential>
    <sequential url_name="s2" display_name="=Later">
      <vertical url_name="u2" display_name="Unit two"><html url_name="h2" display_name="More"><p>More words.</p></html></vertical>
    </sequential>
  </chapter>
</course>`;

const files: Readonly<Record<string, string>> = {
  'course.xml': course,
  'about/overview.html':
    '<h2>What you learn</h2><p onclick="steal()">A <b>lot</b>.</p><script>steal()</script>',
  'about/short_description.html': 'Short & sweet',
  'static/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>steal()</script></svg>',
  'static/page.html': '<script>document.title = "ran"</script>',
  'static/words.srt': '1\n00:00:01,000 --> 00:00:02,500\nHello\n',
  'static/numbers.bin': '0123456789',
  'static/python_lib.zip': 'graders',
};

/** Writes the OLX of a tiny course; gives its folder. */
export function writeTestCourse(folder: string): string {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

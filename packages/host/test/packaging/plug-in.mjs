// Run in the folder of an app that has installed core and the plug-in: prints one JSON line.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { serverOrigin } from '@coursewright/core';
import { openEngine } from '@coursewright/core/embedded';
import { blocks } from 'coursewright-word-count-block';

const course = `<course org="Org" course="Words" url_name="run" display_name="Words" start="2020-01-01T00:00:00Z">
  <chapter url_name="c" display_name="C"><sequential url_name="s" display_name="S" graded="true" format="Homework">
    <vertical url_name="u" display_name="U">
      <word_count url_name="w" display_name="W" min_words="2" max_words="3"><p>Say <b>two</b>.</p></word_count>
    </vertical>
  </sequential></chapter>
</course>
`;
mkdirSync('words', { recursive: true });
writeFileSync('words/course.xml', course);

const engine = await openEngine({ data: process.argv[2], blocks });
const { courseKey, findings } = await engine.courses.import({ source: 'words', author: 'me' });
const ada = { username: 'ada', email: 'ada@example.org', name: 'Ada' };
const { id: userId } = await engine.learners.createAccount(ada);
await engine.learners.enroll({ userId, courseKey, invited: true }, serverOrigin);
const usageKey = 'block-v1:Org+Words+run+type@word_count+block@w';
const { view } = await engine.learning.block({ userId, usageKey });
const input = { text: 'two words' };
const answer = await engine.learning.act({ userId, usageKey, action: 'submit', input }, serverOrigin);
const { subsections } = await engine.grading.progress({ userId, courseKey });
const exported = {};
for await (const { path, bytes } of engine.courses.export(courseKey)) {
  exported[path] = new TextDecoder().decode(bytes);
}
await engine.close();
console.log(
  JSON.stringify({
    errors: findings.filter(({ severity }) => severity === 'error'),
    task: view.task.html,
    result: answer.result,
    score: subsections[0].score,
    same: exported['course.xml'] === readFileSync('words/course.xml', 'utf8'),
  }),
);

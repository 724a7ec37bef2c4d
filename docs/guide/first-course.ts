import { serverOrigin } from '@coursewright/core';
import { openEngine } from '@coursewright/core/embedded';

const engine = await openEngine({ data: './data' });
const { courseKey } = await engine.courses.import({ source: 'demo/courses/chance', author: 'me' });

const ada = { username: 'ada', email: 'ada@example.org', name: 'Ada' };
const { id: userId } = await engine.learners.createAccount(ada);
await engine.learners.enroll({ userId, courseKey }, serverOrigin);

const { outline } = await engine.learning.outline({ userId, courseKey });
const practice = outline.flatMap(({ children }) => children).find(({ format }) => format === 'Practice');
const unit = await engine.learning.block({ userId, usageKey: practice?.children[0]?.usageKey ?? '' });
console.log(unit.children?.map(({ type, title }) => `${type}: ${title}`));

const usageKey = unit.children?.[0]?.usageKey ?? '';
const input = { answers: { 'pc-shelf_2_1': 'fact(5)' } };
const answer = await engine.learning.act({ userId, usageKey, action: 'submit', input }, serverOrigin);
console.log('result' in answer ? answer.result : answer.refused);

const { percent, formats } = await engine.grading.progress({ userId, courseKey });
console.log(`${percent * 100} % of the course:`, formats[0]?.entries[0]?.detail);
await engine.close();

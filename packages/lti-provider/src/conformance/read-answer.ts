import type { ToolAnswer } from './browser.ts';
import type { Outcome } from './outcome.ts';
import type { ToolUnderTest } from './tool-under-test.ts';

type Reading = Pick<ToolUnderTest, 'accepted' | 'refusalCode'>;

/**
 * What an answer to a launch means. A page that speaks to platform storage or opens a window is another way; one that names
 * `type`, a refusal by name.
 */
export function readAnswer(tool: Reading, answer: ToolAnswer, type?: string): Outcome {
  const { status, page } = answer;
  const code = tool.refusalCode?.exec(page)?.[1];
  if (code === undefined && status < 400 && (tool.accepted?.test(page) ?? true)) {
    return { got: 'accepted', detail: `${status}` };
  }
  const facts = {
    detail: `${status} ${code ?? excerpt(page)}`.trim(),
    ...(code !== undefined && { code }),
  };
  if (offersAnotherWay(page)) return { got: 'another way', ...facts };
  if (type !== undefined && page.includes(type)) return { got: 'refused by name', ...facts };
  return { got: 'refused', ...facts };
}

/** Platform storage (LTI Client Side postMessages §2), or a window of its own, where third-party cookies are first-party. */
export function offersAnotherWay(page: string): boolean {
  return /lti\.(get|put)_data/.test(page) || /target=["']?_blank/.test(page) || /window\.open\(/.test(page);
}

function excerpt(page: string): string {
  return page
    .replaceAll(/<style[^]*?<\/style>|<script[^]*?<\/script>|<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
}

import type { VideoView } from '@coursewright/core';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { fakeApi, fakeHost } from '../../testing/fake-api.ts';
import { mount } from '../../testing/mount.ts';
import { courseKey, usageKey } from '../../testing/sample-problem.ts';
import { sampleVideo } from '../../testing/sample-video.ts';
import type { CwVideo } from './video.ts';

const key = usageKey('video', 'dice');
const captions =
  'WEBVTT\n\n00:00.000 --> 00:00.500\nDice are &amp; old.\n\n00:00.500 --> 00:09.000\n<v Ann>Nobody knew why.</v>\n';

describe('<cw-video>', () => {
  let api: ReturnType<typeof fakeApi>;
  let file: string;
  beforeAll(async () => {
    file = await sampleVideo();
  });
  beforeEach(() => {
    api = fakeApi();
    api.reply('POST', '/api/events', new Response(null, { status: 204 }));
    api.reply('GET', '/files/a.vtt', () => new Response(captions));
  });
  afterEach(() => {
    document.body.replaceChildren();
    vi.restoreAllMocks();
    api.restore();
  });
  const show = async (view: Partial<VideoView> = {}, more: Partial<CwVideo> = {}): Promise<CwVideo> => {
    const whole: VideoView = {
      youtubeId: '',
      sources: [{ url: file, type: 'video/webm' }],
      transcripts: [
        { language: 'en', label: 'English', url: `${fakeHost}/files/a.vtt` },
        { language: 'es', label: 'Español', url: `${fakeHost}/files/a.vtt` },
      ],
      showCaptions: true,
      start: 0,
      end: 0,
      position: 0,
      speed: 1,
      ...view,
    };
    const block = {
      usageKey: key,
      type: 'video',
      title: 'Dice',
      view: JSON.parse(JSON.stringify(whole)),
      completion: 0,
    };
    api.block(block);
    api.act(key, 'save_position', { result: {}, block });
    return mount<CwVideo>('cw-video', { block: key, ...more });
  };
  const events = (): readonly { name: string; data: Record<string, unknown> }[] => {
    dispatchEvent(new PageTransitionEvent('pagehide'));
    return api
      .sent('/api/events')
      .flatMap(({ body }) => (body as { events: { name: string; data: Record<string, unknown> }[] }).events);
  };
  const named = (name: string) => events().find((event) => event.name === name);
  const ready = async (): Promise<void> => {
    await expect.poll(() => named('load_video'), { timeout: 10_000 }).toBeDefined();
  };

  it('plays and pauses, and tells of it as Open edX does', async () => {
    await show();
    await ready();
    await userEvent.click(page.getByRole('button', { name: 'Play' }));
    await userEvent.click(page.getByRole('button', { name: 'Pause' }));
    await expect.poll(() => named('pause_video')).toBeDefined();
    const { data } = named('play_video') ?? {};
    expect(data).toMatchObject({ id: 'dice', code: 'html5' });
    expect(data?.['currentTime']).toBeTypeOf('number');
    expect(data?.['duration']).toBeGreaterThan(0);
    expect(api.sent('/api/events')[0]?.headers.get('authorization')).toBe('Bearer a-token');
    expect(
      api.sent('/api/events').every(({ body }) => JSON.stringify(body).includes(`"courseId":"${courseKey}"`)),
    ).toBe(true);
  });

  it('keeps where the learner stopped, and goes on from there', async () => {
    await show({ position: 0.4, end: 100 });
    await ready();
    const video = document.querySelector('cw-video')?.shadowRoot?.querySelector('video');
    expect(video?.currentTime).toBeCloseTo(0.4, 1);
    await userEvent.click(page.getByRole('button', { name: 'Play' }));
    await userEvent.click(page.getByRole('button', { name: 'Pause' }));
    await expect.poll(() => api.sent('/save_position').length).toBeGreaterThan(0);
    expect(api.sent('/save_position')[0]?.body).toMatchObject({ position: expect.any(Number) });
  });

  it('counts as seen near its end', async () => {
    await show();
    await ready();
    await userEvent.click(page.getByRole('button', { name: 'Play' }));
    await expect.poll(() => named('stop_video'), { timeout: 10_000 }).toBeDefined();
    expect(named('complete_video')?.data).toMatchObject({ id: 'dice' });
    const seen = api.sent('/save_position').map(({ body }) => body as { position: number; duration: number });
    expect(seen.some(({ position, duration }) => position >= duration * 0.95)).toBe(true);
  });

  it('has a transcript to read, and to jump by with keys', async () => {
    await show();
    await ready();
    await userEvent.click(page.getByRole('button', { name: 'Show transcript' }));
    const line = page.getByRole('button', { name: /Dice are & old/ });
    await expect.element(line).toHaveAttribute('aria-current', 'true');
    (line.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect
      .poll(() => named('seek_video')?.data)
      .toMatchObject({ type: 'onCaptionSeek', new_time: 0.5 });
    expect(named('show_transcript')?.data).toMatchObject({ id: 'dice', current_time: expect.any(Number) });
    await userEvent.click(page.getByRole('button', { name: 'Hide transcript' }));
    await expect.poll(() => named('hide_transcript')).toBeDefined();
  });

  it('shows captions and takes them away', async () => {
    await show();
    await ready();
    const track = () => document.querySelector('cw-video')?.shadowRoot?.querySelector('video')?.textTracks[0];
    await expect.poll(() => track()?.cues?.length).toBe(2);
    expect(track()?.mode).toBe('showing');
    const button = page.getByRole('button', { name: 'Captions' });
    await expect.element(button).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(button);
    expect(track()?.mode).toBe('hidden');
    await expect.poll(() => named('edx.video.closed_captions.hidden')).toBeDefined();
  });

  it('keeps the speed, and tells of the change', async () => {
    await show();
    await ready();
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Speed' }), '1.5×');
    await expect
      .poll(() => named('speed_change_video')?.data)
      .toMatchObject({ old_speed: '1.0', new_speed: '1.5' });
    await expect.poll(() => api.sent('/save_position')[0]?.body).toMatchObject({ speed: 1.5 });
  });

  it('says times in words on its slider', async () => {
    await show();
    await ready();
    const slider = page.getByRole('slider', { name: 'Position' });
    await expect.element(slider).toHaveAttribute('aria-valuetext', expect.stringMatching(/^0:00 of 0:0\d$/));
  });

  it('goes on to the next source when one cannot be played, and says when none can', async () => {
    await show({
      sources: [{ url: `${location.origin}/missing.webm`, type: 'video/webm' }],
      transcripts: [],
    });
    await expect.element(page.getByText('This video cannot be played here.')).toBeVisible();
    document.body.replaceChildren();
    await show({
      sources: [
        { url: `${location.origin}/missing.webm`, type: 'video/webm' },
        { url: file, type: 'video/webm' },
      ],
    });
    await ready();
  });

  it('reads a stream with hls.js where the browser cannot play one', async () => {
    vi.spyOn(HTMLMediaElement.prototype, 'canPlayType').mockReturnValue('');
    const asked = vi.spyOn(XMLHttpRequest.prototype, 'open');
    const url = `${location.origin}/missing.m3u8`;
    await show({ sources: [{ url, type: 'application/vnd.apple.mpegurl' }], transcripts: [] });
    await expect
      .poll(() => asked.mock.calls.map(([, address]) => address), { timeout: 10_000 })
      .toContain(url);
    await expect.element(page.getByText('This video cannot be played here.')).toBeVisible();
  });

  it('plays YouTube’s on the domain without cookies, without YouTube’s script', async () => {
    await show({ sources: [], youtubeId: 'b7xgknqkQk8' });
    const frame = document.querySelector('cw-video')?.shadowRoot?.querySelector('iframe');
    expect(frame?.src).toMatch(/^https:\/\/www\.youtube-nocookie\.com\/embed\/b7xgknqkQk8\?/);
    expect(document.querySelectorAll('script[src*=youtube]')).toHaveLength(0);
  });

  it('has no accessibility fault', async () => {
    await show({ downloadVideoUrl: file, handoutUrl: file });
    await ready();
    await userEvent.click(page.getByRole('button', { name: 'Show transcript' }));
    await expect.element(page.getByRole('button', { name: /Nobody knew why/ })).toBeVisible();
    expect(await accessibilityFaults()).toEqual([]);
  });
});

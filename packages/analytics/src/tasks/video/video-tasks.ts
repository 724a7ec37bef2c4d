import type { Task } from '../define-task.ts';
import { videoTimelineTask } from './video-timeline.ts';
import { videoUsageTask } from './video-usage.ts';
import { videoViewingToldTask } from './video-viewing-told.ts';
import { videoViewingYoutubeTask } from './video-viewing-youtube.ts';
import { videoViewingTask } from './video-viewing.ts';
import { videoTask } from './video.ts';

export const videoTasks: readonly Task[] = [
  videoViewingToldTask,
  videoViewingYoutubeTask,
  videoViewingTask,
  videoUsageTask,
  videoTask,
  videoTimelineTask,
];

/** The rule of all tables of viewings, in words. */
export const viewingsCount =
  'A viewing goes from a play to the next pause, seek or stop of the same learner and video, if it is at least a quarter of a second long, and ends at most a second behind the end of the video. It belongs to the day on which it begins.';

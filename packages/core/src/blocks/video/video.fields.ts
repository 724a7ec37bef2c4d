import { content, preference, settings, userInfo, userState, type FieldTable } from '../field-table.ts';
import { commonFields } from '../common-fields.ts';

/** xblocks_contrib/video/video_xfields.py VideoFields. */
export const videoFields = {
  ...commonFields,
  data: content('string', ''),
  display_name: settings('string', 'Video'),
  saved_video_position: userState('relative_time', '00:00:00'),
  /** Open edX's default, a video of its own: shown only where an author left it. */
  youtube_id_1_0: settings('string', '3_yD_cEKoCk'),
  youtube_id_0_75: settings('string', ''),
  youtube_id_1_25: settings('string', ''),
  youtube_id_1_5: settings('string', ''),
  start_time: settings('relative_time', '00:00:00'),
  end_time: settings('relative_time', '00:00:00'),
  download_video: settings('boolean', false),
  html5_sources: settings('list', []),
  track: settings('string', ''),
  download_track: settings('boolean', false),
  sub: settings('string', ''),
  show_captions: settings('boolean', true),
  /** Language → file name under static/. */
  transcripts: settings('dict', {}),
  transcript_language: preference('string', 'en'),
  transcript_download_format: preference('string', 'srt', { values: ['srt', 'txt'] }),
  speed: userState('float'),
  global_speed: preference('float', 1),
  auto_advance: preference('boolean', true),
  youtube_is_available: userInfo('boolean', true),
  handout: settings('string'),
  only_on_web: settings('boolean', false),
  edx_video_id: settings('string', ''),
  bumper_last_view_date: preference('date'),
  bumper_do_not_show_again: preference('boolean', false),
  public_access: settings('boolean', false),
  thumbnail: settings('string', ''),
  license: content('string'),
} as const satisfies FieldTable;

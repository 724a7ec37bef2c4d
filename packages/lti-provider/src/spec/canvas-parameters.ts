/**
 * Custom parameters that Canvas alone fills in: what its page around the frame knows a launch by, so that it takes the
 * frame's messages (canvas-lms doc/api/lti_window_post_message.md).
 */
export const canvasParameters: Readonly<Record<string, string>> = {
  post_message_token: '$com.instructure.PostMessageToken',
};

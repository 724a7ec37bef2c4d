/** A second of moving picture as WebM, drawn and recorded here; the address of a blob. */
export async function sampleVideo(): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = 64;
  canvas.height = 36;
  const context = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  recorder.start();
  for (let frame = 0; frame < 24; frame += 1) {
    if (context !== null) {
      context.fillStyle = `hsl(${frame * 10} 50% 50%)`;
      context.fillRect(0, 0, 64, 36);
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
  recorder.stop();
  await stopped;
  return URL.createObjectURL(new Blob(parts, { type: 'video/webm' }));
}

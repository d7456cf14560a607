/** A voice message from the microphone. */

import { byId } from './dom.js';
import { stopwatch } from './times.js';
import { word } from './words.js';

const KINDS = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'];

export const canRecord = () => Boolean(window.MediaRecorder && navigator.mediaDevices?.getUserMedia);

/** Record until stopped; resolves to a File, or null when it was cancelled. Throws without a microphone. */
export async function record() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
  const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
  const parts = [];
  const stopTimer = showTime();
  return new Promise((resolve) => {
    let keep = false;
    recorder.ondataavailable = (event) => parts.push(event.data);
    recorder.onstop = () => {
      stream.getTracks().forEach((track) => track.stop());
      stopTimer();
      resolve(keep ? voiceFile(parts, recorder.mimeType) : null);
    };
    byId('send-recording').onclick = () => { keep = true; recorder.stop(); };
    byId('stop-recording').onclick = () => recorder.stop();
    recorder.start();
    byId('send-recording').focus();
  });
}

function voiceFile(parts, type) {
  const ending = type.includes('ogg') ? 'ogg' : type.includes('mp4') ? 'm4a' : 'webm';
  return new File(parts, `voice.${ending}`, { type });
}

function showTime() {
  const begun = Date.now();
  const show = () => {
    byId('recording-time').textContent = word('recording', { time: stopwatch((Date.now() - begun) / 1000) });
  };
  byId('recording').hidden = false;
  byId('write').hidden = true;
  show();
  const timer = setInterval(show, 1000);
  return () => {
    clearInterval(timer);
    byId('recording').hidden = true;
    byId('write').hidden = false;
    byId('compose').focus();
  };
}

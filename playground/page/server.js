/** The playground server's calls; a refusal is thrown as an Error with the server's sentence. */

import { word } from './words.js';

async function call(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error(word('failed'));
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error || word('failed'));
  return answer;
}

const post = (path, body) =>
  call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export const world = (person) => call(`/play/world${person ? `?person=${person}` : ''}`);

export function messages(person, chat, { before, limit }) {
  const query = new URLSearchParams({ person, limit });
  if (before) query.set('before', before);
  return call(`/play/chats/${chat}/messages?${query}`);
}

export const send = (body) => post('/play/send', body);
export const tap = (body) => post('/play/tap', body);
export const location = (body) => post('/play/location', body);
export const contact = (body) => post('/play/contact', body);
export const start = (body) => post('/play/start', body);
export const react = (body) => post('/play/react', body);
export const jump = (seconds) => post('/play/clock', { ahead_seconds: seconds });

/** `files` are sent under one name; several make an album. */
export function upload(fields, files) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value) form.append(name, value);
  for (const file of files) form.append('file', file, file.name);
  return call('/play/upload', { method: 'POST', body: form });
}

export const fileAddress = (id) => `/play/files/${encodeURIComponent(id)}`;

const RETRY_MS = 2000;

/** Follow a person's events; returns how to stop. `connected()` says when the line is up, the first time too. */
export function follow(person, { event, connected, lost }) {
  let source;
  let timer;
  const open = () => {
    source = new EventSource(`/play/events?person=${person}`);
    source.onopen = connected;
    source.onmessage = (message) => event(JSON.parse(message.data));
    source.onerror = () => {
      lost();
      // The browser retries a dropped line by itself, but not one that was refused.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, RETRY_MS);
    };
  };
  open();
  return () => { clearTimeout(timer); source.close(); };
}

/** What a message carries besides words: pictures, sound, files, places; and one-line summaries. */

import { el, icon } from './dom.js';
import { fileAddress } from './server.js';
import { word } from './words.js';

export const nameOf = (message) =>
  message.from?.first_name || message.sender_chat?.title || message.chat?.title || '';

const names = (people) => people.map((person) => person.first_name).join('、');

/** The sentence of a service message, or null for an ordinary one. */
export function serviceText(message) {
  const name = nameOf(message);
  if (message.pinned_message) return word('pinnedBy', { name });
  if (message.new_chat_members) return word('joined', { name: names(message.new_chat_members) });
  if (message.left_chat_member) return word('left', { name: names([message.left_chat_member]) });
  if (message.group_chat_created || message.supergroup_chat_created) return word('groupMade', { name });
  if (message.new_chat_title) return word('renamed', { title: message.new_chat_title });
  return null;
}

/** One plain line for lists, quotes and announcements. */
export function summary(message) {
  const words = message.text || message.caption || serviceText(message);
  const kind = kindWord(message);
  return [kind, words].filter(Boolean).join(' · ').replace(/\s+/g, ' ');
}

function kindWord(message) {
  const kinds = ['photo', 'video', 'voice', 'document', 'location', 'contact', 'sticker'];
  const kind = kinds.find((name) => message[name]);
  if (kind) return word(kind);
  return message.text || serviceText(message) || message.caption ? '' : word('unsupported');
}

/** Nodes for everything in `messages` (one, or an album) but the words. */
export function attachments(messages) {
  const shown = messages.filter((message) => message.photo || message.video);
  const rest = messages.flatMap((message) => other(message));
  if (!shown.length) return rest;
  const shape = `pictures pictures-${Math.min(shown.length, 4)}`;
  return [el('div', { class: shape }, shown.map((message) => picture(message, messages.length > 1))), ...rest];
}

function picture(message, inAlbum) {
  const mark = inAlbum ? { 'data-message': message.message_id } : {};
  if (message.video) {
    return el('video', { controls: true, preload: 'metadata', src: fileAddress(message.video.file_id), ...mark });
  }
  const size = message.photo.at(-1);
  const address = fileAddress(size.file_id);
  const label = word('photoOf', { name: nameOf(message) });
  const image = el('img', { src: address, alt: label, width: size.width, height: size.height, loading: 'lazy' });
  return el('a', { href: address, target: '_blank', rel: 'noopener', ...mark }, image);
}

function other(message) {
  if (message.voice) return [sound(message.voice)];
  if (message.audio) return [sound(message.audio)];
  if (message.document) return [file(message.document)];
  if (message.location) return [place(message.location)];
  if (message.contact) return [contact(message.contact)];
  if (message.sticker) return [el('p', { class: 'sticker' }, message.sticker.emoji || word('sticker'))];
  const known = message.text || message.caption || message.photo || message.video;
  return known ? [] : [el('p', { class: 'muted' }, word('unsupported'))];
}

const sound = (voice) =>
  el('div', { class: 'sound' },
    el('audio', { controls: true, preload: 'metadata', src: fileAddress(voice.file_id), 'aria-label': word('voice') }));

const file = (sent) =>
  el('a', { class: 'file', href: fileAddress(sent.file_id), download: sent.file_name || true },
    el('span', { class: 'file-icon' }, icon('file')),
    el('span', { class: 'grow' },
      el('strong', {}, sent.file_name || word('document')),
      sent.file_size ? el('span', { class: 'muted' }, fileSize(sent.file_size)) : null));

function fileSize(bytes) {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const place = ({ latitude, longitude }) =>
  el('div', { class: 'place' },
    el('div', { class: 'map', 'aria-hidden': 'true' }, icon('place')),
    el('p', {}, `${word('location')} ${latitude.toFixed(4)}, ${longitude.toFixed(4)}`));

const contact = (card) =>
  el('p', { class: 'contact' },
    el('strong', {}, [card.first_name, card.last_name].filter(Boolean).join(' ')), el('br'), card.phone_number);

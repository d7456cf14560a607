/** The people one can be, and the chats of the one chosen. */

import { avatar, byId, el, reconcile } from './dom.js';
import { nameOf, summary } from './content.js';
import { titleOf } from './thread.js';
import { shortTime } from './times.js';
import { currentLanguage, word } from './words.js';

export function drawPeople(world, choose) {
  reconcile(byId('people'), world.people.map((person) => {
    const chosen = person.id === world.you;
    const about = person.about?.[currentLanguage()] || '';
    return {
      key: String(person.id),
      signature: JSON.stringify([person, chosen, about]),
      build: () => el('li', {}, personButton(person, chosen, about, choose)),
    };
  }));
  showChosen(world.you);
}

function showChosen(id) {
  const list = byId('people');
  if (list.dataset.chosen === String(id)) return;
  list.dataset.chosen = id;
  list.querySelector(`[data-person="${id}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

const personButton = (person, chosen, about, choose) =>
  el('button', {
    type: 'button', class: 'person', 'data-person': person.id, 'data-focus': 'person', 'aria-pressed': String(chosen), title: about,
    onclick: () => choose(person.id),
  }, avatar(person.id, person.first_name),
  el('span', { class: 'grow' }, el('strong', {}, person.first_name), el('span', { class: 'about' }, about)));

/** Chats, the newest talk first. */
export function drawChats(world, choose) {
  const byNewest = [...world.chats].sort((a, b) => (b.last?.date || 0) - (a.last?.date || 0));
  reconcile(byId('chats'), byNewest.map((chat) => {
    const open = chat.id === world.open;
    const unread = world.unread.get(chat.id) || 0;
    const time = chat.last ? shortTime(chat.last.date, world.now()) : '';
    return {
      key: String(chat.id),
      signature: JSON.stringify([chat, open, unread, time, currentLanguage(), world.you]),
      build: () => el('li', {}, chatButton(chat, { open, unread, time }, world, choose)),
    };
  }));
}

function chatButton(chat, { open, unread, time }, world, choose) {
  const title = titleOf(chat, world);
  const attributes = {
    type: 'button', class: 'chat', 'data-chat': chat.id, 'data-focus': 'chat', 'aria-current': open ? 'true' : null,
    onclick: () => choose(chat.id),
  };
  return el('button', attributes,
    avatar(chat.type === 'private' ? world.bot.id : chat.id, title),
    el('span', { class: 'grow' },
      el('span', { class: 'line' }, el('strong', {}, title), el('span', { class: 'muted' }, time)),
      el('span', { class: 'line' }, el('span', { class: 'last' }, lastLine(chat, world)), badge(unread))));
}

function lastLine(chat, world) {
  if (!chat.last) return '';
  if (world.isMine(chat.last)) return `${word('you')}: ${summary(chat.last)}`;
  return chat.type === 'private' ? summary(chat.last) : `${nameOf(chat.last)}: ${summary(chat.last)}`;
}

const badge = (unread) => (unread
  ? el('span', { class: 'badge' }, el('span', { 'aria-hidden': 'true' }, String(unread)),
    el('span', { class: 'unseen' }, word('unread', { n: unread })))
  : null);

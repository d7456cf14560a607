/** The page put together: who is chosen, which chat is open, and what every press does. */

import { byId, icon } from './dom.js';
import { drawClock, foldClock, tick } from './clock.js';
import { Composer } from './composer.js';
import { nameOf, summary } from './content.js';
import { drawGuide } from './guide.js';
import { tapKey } from './keyboards.js';
import { drawChats, drawPeople } from './lists.js';
import { alertDialog, announce, connection, copy, toast } from './notices.js';
import * as server from './server.js';
import { Thread } from './thread.js';
import { fullTime } from './times.js';
import { fillWords, switchLanguage, word } from './words.js';
import { World } from './world.js';

const ESTATE = { latitude: 31.2304, longitude: 121.4737 };
const WIDE = matchMedia('(min-width: 900px)');

const pending = new Set();
const shown = new Set();
const world = new World({
  changed: draw,
  answered: showAnswer,
  arrived: (chat, message) => announce(`${nameOf(message)}: ${summary(message)}`),
});
const thread = new Thread(world, pending, {
  tap, follow, copy, jump: (id) => thread.jump(id), toast,
  open: (address) => { if (!follow(address)) window.open(address, '_blank', 'noopener'); },
  command: (text) => say(text),
  reply: (message) => composer.reply(message),
  react: (message, emoji) => attempt(server.react({ ...here(), message_id: message.message_id, emoji })),
});
const composer = new Composer(world, {
  say, toast, start,
  sendPhotos: (files, caption, replyTo) => upload('photo', files, { caption, reply_to: replyTo }),
  sendFile: (kind, file, replyTo) => upload(kind, [file], { reply_to: replyTo }),
  sendLocation: () => attempt(server.location({ ...here(), ...ESTATE })),
  shareContact: () => attempt(server.contact({ ...here(), phone_number: phoneOf(world.you) })),
});

const here = () => ({ person: world.you, chat_id: world.open });
const phoneOf = (id) => `+86138${String(id).padStart(8, '0').slice(-8)}`;

/** Wait for a call; a refusal becomes a toast and `null`. */
async function attempt(call) {
  try {
    return await call;
  } catch (error) {
    toast(error.message);
    return null;
  }
}

function say(text, replyTo) {
  return attempt(server.send({ ...here(), text, reply_to: replyTo }));
}

function upload(kind, files, more) {
  return attempt(server.upload({ ...here(), kind, ...more }, files));
}

async function start(payload) {
  await openChat(world.you);
  return attempt(server.start({ person: world.you, payload }));
}

/** Links to the bot itself are followed here; true when one was. */
function follow(address) {
  const match = new RegExp(`^https?://t\\.me/${world.bot.username}/?(?:\\?start=([\\w-]*))?$`, 'i').exec(address);
  if (!match) return false;
  if (match[1] === undefined) openChat(world.you);
  else start(match[1]);
  return true;
}

async function tap(message, button) {
  const key = tapKey(message, button);
  pending.add(key);
  draw();
  const call = { ...here(), message_id: message.message_id, data: button.callback_data };
  const answer = await attempt(server.tap(call));
  pending.delete(key);
  draw();
  if (!answer) return;
  if (answer.answered) showAnswer(answer);
  else toast(word('noAnswer'));
}

/** An answer comes with the tap and as an event, in either order; the first of the two is shown. */

function showAnswer(answer) {
  if (shown.has(answer.query_id)) return;
  shown.add(answer.query_id);
  if (answer.url && !follow(answer.url)) window.open(answer.url, '_blank', 'noopener');
  if (answer.text && answer.show_alert) alertDialog(answer.text);
  else toast(answer.text);
}

/* Where we are is the address's hash (#person or #person/chat), so the browser's back button works. */

function goTo(person, chat) {
  location.hash = chat === null || chat === undefined ? `${person}` : `${person}/${chat}`;
  return arrive();
}

const addressed = () => location.hash.slice(1).split('/').map((part) => (part ? Number(part) : null));
const openChat = (id) => goTo(world.you, id);

/** Stay in a group that both are in; otherwise the other person's chats are shown. */
function choosePerson(id) {
  return goTo(id, world.chat(world.open)?.type === 'private' ? null : world.open);
}

let stopFollowing = () => {};
let arriving = null;

async function arrive() {
  if (location.hash === arriving) return;
  const mine = location.hash;
  arriving = mine;
  const [person, chat] = addressed();
  try {
    if (!world.you || (person && person !== world.you)) await become(person);
    // Somebody may have gone elsewhere meanwhile: the later wish counts.
    if (arriving !== mine) return;
    const known = world.chat(chat) ? chat : null;
    await show(known ?? (WIDE.matches ? firstChat() : null));
  } catch (error) {
    toast(error.message);
    arriving = null;
  }
}

/** An address of an earlier world names people who are not in this one. */
async function arriveAnywhere() {
  history.replaceState(null, '', location.pathname);
  await arrive();
}

const firstChat = () => (world.chats.find((chat) => chat.type !== 'private') || world.chats[0])?.id ?? null;

async function become(person) {
  stopFollowing();
  world.open = null;
  await world.become(person);
  stopFollowing = server.follow(world.you, {
    event: (event) => attempt(world.handle(event)),
    // What happened while there was no line, or before the first, is asked for.
    connected: () => { connection(true); attempt(world.refresh()); },
    lost: () => connection(false),
  });
}

async function show(chat) {
  const moved = world.open !== chat;
  world.open = chat;
  document.body.dataset.pane = chat === null ? 'list' : 'chat';
  if (chat !== null && (moved || !world.thread(chat).loaded)) await world.loadNewest(chat);
  draw();
}

/** On a phone the title takes the focus, so that no screen keyboard jumps up unasked. */
async function enterChat(id) {
  await openChat(id);
  byId(WIDE.matches && byId('start').hidden ? 'compose' : 'chat-title').focus();
}

function draw() {
  drawPeople(world, choosePerson);
  drawChats(world, enterChat);
  thread.draw();
  composer.draw();
}

function drawAll() {
  fillWords();
  byId('language').textContent = word('otherLanguage');
  byId('language').lang = word('otherLanguage') === 'English' ? 'en' : 'zh-CN';
  drawClock(world, {
    jumped: (now) => { world.setNow(now); tick(world); toast(word('jumped', { time: fullTime(world.now()) })); draw(); },
    failed: (error) => toast(error.message),
  });
  drawGuide(world, { fill: fillReport, become: choosePerson });
  draw();
}

async function fillReport(person, text) {
  await goTo(person, null);
  const building = world.chats.find((chat) => /[楼栋]/.test(chat.title || '')) || world.chat(firstChat());
  await openChat(building.id);
  composer.fill(text);
}

async function begin() {
  document.querySelectorAll('[data-icon]').forEach((node) => node.prepend(icon(node.dataset.icon)));
  foldClock();
  byId('skip').addEventListener('click', (event) => {
    // The hash says where we are, so this link must not change it.
    event.preventDefault();
    (world.open === null ? byId('chats').querySelector('button') : byId('compose'))?.focus();
  });
  byId('back').addEventListener('click', async () => {
    const left = world.open;
    await goTo(world.you, null);
    byId('chats').querySelector(`[data-chat="${left}"]`)?.focus();
  });
  byId('language').addEventListener('click', () => { switchLanguage(); drawAll(); });
  addEventListener('hashchange', arrive);
  setInterval(() => tick(world), 1000);
  fillWords();
  await arrive();
  if (!world.you) await arriveAnywhere();
  drawAll();
}

begin();

/** The open chat: its title, pinned bar and messages, and where it is scrolled to. */

import { byId, el, icon, paintAvatar, reconcile } from './dom.js';
import { bubble, dayMark } from './bubble.js';
import { serviceText, summary } from './content.js';
import { tapKey } from './keyboards.js';
import { dayName, dayOf } from './times.js';
import { currentLanguage, word } from './words.js';

const NEAR_BOTTOM_PX = 80;
const RUN_SECONDS = 600;

export class Thread {
  constructor(world, pending, acts) {
    Object.assign(this, { world, pending, acts, shown: null, stuck: true, peeked: new Map() });
    this.scroll = byId('scroll');
    this.list = byId('messages');
    this.scroll.addEventListener('scroll', () => this.scrolled());
    byId('newest').addEventListener('click', () => this.toBottom(true));
    byId('older').addEventListener('click', () => this.older());
    byId('pinned').addEventListener('click', () => this.jump(this.world.chat(this.world.open).pinned));
    // The keyboard or a growing input shrinks the view; whoever read the end goes on reading it.
    new ResizeObserver(() => { if (this.stuck) this.toBottom(); }).observe(this.scroll);
    new ResizeObserver(() => { if (this.stuck) this.toBottom(); }).observe(this.list);
  }

  draw() {
    const chat = this.world.chat(this.world.open);
    byId('chat').hidden = !chat;
    byId('no-chat').hidden = Boolean(chat);
    if (!chat) { this.shown = null; return; }
    const thread = this.world.thread(chat.id);
    const key = `${this.world.you}/${chat.id}`;
    const fresh = this.shown !== key;
    this.shown = key;
    this.drawTop(chat);
    this.drawPinned(chat);
    const height = this.scroll.scrollHeight;
    const firstKey = this.list.firstElementChild?.dataset.key;
    reconcile(this.list, this.items(chat, thread.messages));
    byId('older').hidden = !thread.more;
    byId('empty').hidden = !thread.loaded || thread.messages.length > 0;
    byId('empty').textContent = word(chat.type === 'private' ? 'emptyPrivate' : 'emptyGroup');
    if (fresh) this.stuck = true;
    if (this.stuck) this.toBottom();
    else if (firstKey !== this.list.firstElementChild?.dataset.key) this.scroll.scrollTop += this.scroll.scrollHeight - height;
    this.scrolled();
  }

  drawTop(chat) {
    byId('chat-title').textContent = titleOf(chat, this.world);
    byId('chat-note').textContent =
      chat.type === 'private' ? word('bot') : word('members', { n: chat.members });
    paintAvatar(byId('chat-avatar'), chat.type === 'private' ? this.world.bot.id : chat.id, titleOf(chat, this.world));
  }

  async drawPinned(chat) {
    const bar = byId('pinned');
    bar.hidden = !chat.pinned;
    if (!chat.pinned) return;
    const message = await this.pinnedMessage(chat).catch(() => null);
    if (this.world.open !== chat.id) return;
    bar.replaceChildren(icon('pin'), el('span', { class: 'grow' },
      el('strong', {}, word('pinnedMessage')), el('span', {}, message ? summary(message) : '')));
  }

  /** The pinned message; one too old to be loaded is fetched once. */
  pinnedMessage(chat) {
    const known = this.world.loaded(chat.id, chat.pinned);
    const key = `${chat.id}/${chat.pinned}`;
    if (!known && !this.peeked.has(key)) this.peeked.set(key, this.world.peek(chat.id, chat.pinned));
    return Promise.resolve(known || this.peeked.get(key));
  }

  items(chat, messages) {
    const items = [];
    let before = null;
    for (const block of blocksOf(messages)) {
      const [first] = block.messages;
      const at = new Date(first.date * 1000);
      if (!before || dayOf(at) !== dayOf(new Date(before.date * 1000))) items.push(this.dayItem(first, at));
      block.heads = !before || !sameRun(before, first);
      items.push(this.messageItem(chat, block));
      before = block.messages.at(-1);
    }
    return items;
  }

  dayItem(message, at) {
    const name = dayName(message.date, this.world.now());
    return { key: `day ${dayOf(at)} ${message.message_id}`, signature: name, build: () => dayMark(name) };
  }

  messageItem(chat, block) {
    const [first] = block.messages;
    const waiting = [...this.pending].filter((key) => key.startsWith(tapKey(first, { callback_data: '' })));
    return {
      key: `${this.world.you}/${chat.id}/${first.message_id}`,
      signature: JSON.stringify([block, waiting, currentLanguage()]),
      build: () => bubble(block, {
        mine: this.world.isMine(first), group: chat.type !== 'private', pending: this.pending, acts: this.acts,
      }),
    };
  }

  async older() {
    byId('older').disabled = true;
    await this.world.loadOlder(this.world.open).catch((error) => this.acts.toast(error.message));
    byId('older').disabled = false;
  }

  /** Show a message, loading back to it where needed. */
  async jump(messageId) {
    const found = await this.world.find(this.world.open, messageId).catch(() => false);
    const node = found && this.list.querySelector(`[data-message="${messageId}"]`);
    if (!node) { this.acts.toast(word('missingMessage')); return; }
    this.stuck = false;
    node.scrollIntoView({ block: 'center' });
    node.focus?.({ preventScroll: true });
    node.classList.add('flash');
    node.addEventListener('animationend', () => node.classList.remove('flash'), { once: true });
  }

  toBottom(focus = false) {
    this.scroll.scrollTop = this.scroll.scrollHeight;
    if (focus) byId('compose').focus();
  }

  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroll;
    this.stuck = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
    byId('newest').hidden = this.stuck;
  }
}

/** A private chat is called by the bot's name. */
export const titleOf = (chat, world) => (chat.type === 'private' ? world.bot.first_name : chat.title);

function blocksOf(messages) {
  const blocks = [];
  for (const message of messages) {
    const album = blocks.at(-1);
    const joins = message.media_group_id && album?.messages[0].media_group_id === message.media_group_id;
    if (joins) album.messages.push(message);
    else blocks.push({ messages: [message] });
  }
  return blocks;
}

function sameRun(before, message) {
  return before.from?.id === message.from?.id && !serviceText(before) && message.date - before.date < RUN_SECONDS;
}

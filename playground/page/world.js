/** What this page knows of the world: people, chats, messages and what is still unread. */

import * as server from './server.js';

const PAGE = 50;
const FIND_PAGES = 20;

export class World {
  /** `changed()` redraws; `arrived(chat, message)` tells of others' words, `answered(event)` of a tap. */
  constructor({ changed, arrived, answered }) {
    Object.assign(this, { changed, arrived, answered, you: null, people: [], chats: [], menus: {}, bot: null });
    this.open = null;
    this.ahead = 0;
    this.threads = new Map();
    this.unread = new Map();
    this.meanwhile = new Map();
  }

  get person() { return this.people.find((person) => person.id === this.you); }
  now() { return new Date(Date.now() + this.ahead); }
  chat(id) { return this.chats.find((chat) => chat.id === id); }
  thread(id) { return this.threads.get(id) || { messages: [], more: false, loaded: false }; }
  setNow(iso) { this.ahead = new Date(iso).getTime() - Date.now(); }

  /** Become a person; what the last one could see is forgotten. */
  async become(person) {
    const seen = await server.world(person);
    if (seen.you !== this.you) { this.threads.clear(); this.unread.clear(); }
    this.take(seen);
    await Promise.all(this.chats.map((chat) => this.countUnread(chat)));
  }

  take(seen) {
    Object.assign(this, {
      you: seen.you, people: seen.people, chats: seen.chats, menus: seen.menus || {}, bot: seen.bot,
    });
    this.setNow(seen.now);
  }

  /** Fetch everything shown again: after a lost line, or when an event does not say what changed. */
  async refresh() {
    this.take(await server.world(this.you));
    await Promise.all(this.chats.map((chat) => this.countUnread(chat)));
    if (!this.chat(this.open)) this.open = null;
    if (this.open !== null) await this.loadNewest(this.open);
    this.changed();
  }

  async loadNewest(id) {
    // The answer may be older than an event that comes while it is on its way.
    const meanwhile = [];
    this.meanwhile.set(id, meanwhile);
    const { messages } = await this.page(id, null);
    this.meanwhile.delete(id);
    this.threads.set(id, { messages, more: messages.length === PAGE, loaded: true });
    meanwhile.forEach((message) => this.put(this.chat(id), message));
    if (this.open === id) this.markRead(id);
  }

  async loadOlder(id) {
    const thread = this.thread(id);
    const { messages } = await this.page(id, thread.messages[0]?.message_id);
    thread.messages = [...messages, ...thread.messages];
    thread.more = messages.length === PAGE;
    this.changed();
  }

  page(id, before, limit = PAGE) { return server.messages(this.you, id, { before, limit }); }

  loaded(chatId, messageId) {
    return this.thread(chatId).messages.find((message) => message.message_id === messageId);
  }

  /** Load back until a message is there; false when it is gone. */
  async find(chatId, messageId) {
    for (let i = 0; i < FIND_PAGES && this.thread(chatId).more; i += 1) {
      if (this.loaded(chatId, messageId)) break;
      await this.loadOlder(chatId);
    }
    return Boolean(this.loaded(chatId, messageId));
  }

  /** One message that is not loaded; null when it is gone. */
  async peek(chatId, messageId) {
    const { messages } = await this.page(chatId, messageId + 1, 1);
    return messages[0]?.message_id === messageId ? messages[0] : null;
  }

  handle(event) {
    const chat = this.chat(event.chat_id);
    if (event.type === 'clock') this.setNow(event.now);
    else if (event.type === 'toast') this.answered(event);
    else if (!chat || event.type === 'chat') return this.refresh();
    else if (event.type === 'message' && event.message) this.add(chat, event.message);
    else if (event.type === 'deleted') this.drop(chat, event.message_id);
    else if (event.type === 'pinned') return this.refresh();
    else if (event.message) this.put(chat, event.message);
    else return this.refresh();
    return this.changed();
  }

  add(chat, message) {
    chat.last = message;
    const known = this.thread(chat.id).messages.some((other) => other.message_id === message.message_id);
    this.put(chat, message);
    if (known || this.isMine(message)) return;
    if (this.open === chat.id) this.markRead(chat.id);
    else this.unread.set(chat.id, (this.unread.get(chat.id) || 0) + 1);
    this.arrived(chat, message);
  }

  put(chat, message) {
    this.meanwhile.get(chat.id)?.push(message);
    if (chat.last?.message_id === message.message_id) chat.last = message;
    const thread = this.thread(chat.id);
    if (!thread.loaded) return;
    const at = thread.messages.findIndex((other) => other.message_id >= message.message_id);
    if (at < 0) thread.messages.push(message);
    else if (thread.messages[at].message_id !== message.message_id) thread.messages.splice(at, 0, message);
    // An event about one side of a message (its text, say) leaves the other sides as they were.
    else thread.messages[at] = { reactions: thread.messages[at].reactions, ...message };
  }

  drop(chat, messageId) {
    const thread = this.thread(chat.id);
    thread.messages = thread.messages.filter((message) => message.message_id !== messageId);
    if (chat.last?.message_id === messageId) chat.last = thread.messages.at(-1) || null;
  }

  isMine(message) { return message.from?.id === this.you; }

  readMark(id) { return `linli.read.${this.you}.${id}`; }

  markRead(id) {
    this.unread.delete(id);
    const last = this.thread(id).messages.at(-1)?.message_id || this.chat(id)?.last?.message_id || 0;
    localStorage.setItem(this.readMark(id), String(last));
  }

  async countUnread(chat) {
    const last = chat.last?.message_id || 0;
    let mark = Number(localStorage.getItem(this.readMark(chat.id)));
    // A world that was started afresh counts from 1 again; the old mark means nothing there.
    if (mark > last) mark = 0;
    if (mark === last || chat.id === this.open) { this.unread.delete(chat.id); return; }
    const { messages } = await this.page(chat.id, null);
    const fresh = messages.filter((message) => message.message_id > mark && !this.isMine(message)).length;
    this.unread.set(chat.id, fresh);
  }
}

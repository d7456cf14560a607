/** The input at the foot of a chat: text, photos, voice, replies and the bot's own keyboard. */

import { byId } from './dom.js';
import { Attachments } from './attach.js';
import { CommandList } from './commands.js';
import { nameOf, summary } from './content.js';
import { openQuestion, replyKeyboard, standingKeyboard } from './keyboards.js';
import { canRecord, record } from './recorder.js';
import { word } from './words.js';

const TALLEST_PX = 160;

/** `acts` sends: say, sendPhotos, sendFile, sendLocation, shareContact, start, toast. */
export class Composer {
  constructor(world, acts) {
    Object.assign(this, { world, acts, chat: null, replyTo: null, drafts: new Map(), settled: new Set() });
    this.input = byId('compose');
    this.commands = new CommandList((text) => this.say(text));
    this.attachments = new Attachments({
      sendFile: (kind, file) => acts.sendFile(kind, file, this.takeReply()),
      sendLocation: () => acts.sendLocation(),
      changed: () => this.fit(),
    });
    byId('write').addEventListener('submit', (event) => { event.preventDefault(); this.submit(); });
    this.input.addEventListener('input', () => this.fit());
    this.input.addEventListener('keydown', (event) => this.key(event));
    byId('stop-reply').addEventListener('click', () => { this.stopReply(); this.input.focus(); });
    byId('start').addEventListener('click', () => acts.start(''));
    byId('voice').addEventListener('click', () => this.voice());
  }

  key(event) {
    if (event.key === 'Escape' && this.replyTo) this.stopReply();
    // Enter also picks a word in Chinese input methods; that is not sending.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.commands.close();
    this.submit();
  }

  /** Follow the open chat: its draft, commands, keyboard and open question. */
  draw() {
    const { world } = this;
    const chat = world.chat(world.open);
    const place = chat ? `${world.you}/${chat.id}` : null;
    if (place !== this.chat) this.moveTo(place);
    if (!chat) return;
    const thread = world.thread(chat.id);
    this.commands.setCommands(world.menus[chat.id]);
    this.askFrom(openQuestion(thread.messages, world.person));
    this.drawKeyboard(standingKeyboard(thread.messages, world.person));
    const fresh = chat.type === 'private' && thread.loaded && !thread.messages.length;
    byId('start').hidden = !fresh;
    byId('write').hidden = fresh || !byId('recording').hidden;
    this.fit();
  }

  moveTo(place) {
    if (this.chat) this.drafts.set(this.chat, this.input.value);
    this.chat = place;
    this.input.value = this.drafts.get(place) || '';
    this.attachments.take();
    this.attachments.close();
    this.commands.close();
    byId('stop-recording').click();
    this.stopReply();
  }

  /** A ForceReply puts the input in reply mode once; declining it is remembered. */
  askFrom(question) {
    if (!question) return;
    const key = `${this.chat}/${question.message_id}`;
    if (this.settled.has(key)) return;
    this.settled.add(key);
    this.reply(question);
  }

  reply(message) {
    this.replyTo = message;
    byId('replying').hidden = false;
    byId('replying-name').textContent = word('replyTo', { name: nameOf(message) });
    byId('replying-text').textContent = summary(message);
    this.fit();
    this.input.focus();
  }

  stopReply() {
    this.replyTo = null;
    byId('replying').hidden = true;
    this.fit();
  }

  takeReply() {
    const id = this.replyTo?.message_id;
    this.stopReply();
    return id;
  }

  drawKeyboard(message) {
    const box = byId('keyboard');
    const markup = message?.reply_markup;
    this.standing = markup;
    const used = message && this.settled.has(`${this.chat}/used ${message.message_id}`);
    box.hidden = !markup || used;
    const signature = markup ? JSON.stringify([message.message_id, markup]) : '';
    if (box.hidden || box.dataset.shows === signature) return;
    box.dataset.shows = signature;
    const after = (act) => (...given) => {
      if (markup.one_time_keyboard) this.settled.add(`${this.chat}/used ${message.message_id}`);
      act(...given);
    };
    box.replaceChildren(...replyKeyboard(markup, {
      say: after((text) => this.acts.say(text, undefined)),
      shareContact: after(this.acts.shareContact),
      shareLocation: after(this.acts.sendLocation),
    }));
  }

  /** Fit the input to its words and show either the microphone or the send button. */
  fit() {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, TALLEST_PX)}px`;
    const photos = this.attachments?.photos.length;
    const ready = Boolean(this.input.value.trim() || photos);
    byId('send').hidden = !ready;
    byId('voice').hidden = ready;
    const asked = this.replyTo?.reply_markup?.input_field_placeholder;
    this.input.placeholder = photos
      ? word('caption')
      : asked || this.standing?.input_field_placeholder || word('compose');
  }

  fill(text) {
    this.input.value = text;
    this.fit();
    this.input.focus();
  }

  submit() {
    const text = this.input.value.trim();
    const photos = this.attachments.take();
    if (!text && !photos.length) return;
    this.input.value = '';
    this.commands.close();
    if (photos.length) this.keepOnFailure(this.acts.sendPhotos(photos, text, this.takeReply()), text);
    else this.say(text);
    this.fit();
  }

  say(text) {
    this.keepOnFailure(this.acts.say(text, this.takeReply()), text);
  }

  /** Words that could not be sent come back, unless new ones were begun. */
  async keepOnFailure(sent, text) {
    if (!(await sent) && !this.input.value) this.fill(text);
  }

  async voice() {
    if (!canRecord()) { byId('audio-file').click(); return; }
    try {
      const file = await record();
      if (file) this.acts.sendFile('voice', file, this.takeReply());
    } catch {
      this.acts.toast(word('noMicrophone'));
      byId('audio-file').click();
    }
  }
}

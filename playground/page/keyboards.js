/** Buttons under messages and under the input, and what the bot asks one person for. */

import { el, icon } from './dom.js';
import { word } from './words.js';

const STYLES = new Set(['success', 'danger', 'primary']);

/** The name under which a waiting button is remembered. */
export const tapKey = (message, button) => `${message.chat?.id}:${message.message_id}:${button.callback_data}`;

/** Rows of buttons below a message; `acts.tap`, `acts.follow`, `acts.copy` do what they say. */
export function inlineKeyboard(message, pending, acts) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return el('div', { class: 'inline-keyboard' }, rows.map((row) =>
    el('div', { class: 'row' }, row.map((button) => inlineButton(message, button, pending, acts)))));
}

function inlineButton(message, button, pending, acts) {
  const waits = pending.has(tapKey(message, button));
  const style = STYLES.has(button.style) ? ` ${button.style}` : '';
  const attributes = {
    type: 'button', class: `inline${style}`, 'aria-busy': waits ? 'true' : null,
    'data-focus': button.callback_data || button.text, 'data-callback': button.callback_data,
    onclick: () => press(message, button, waits, acts),
  };
  return el('button', attributes, el('span', {}, button.text), waits ? el('span', { class: 'spinner' }) : null,
    button.url ? el('span', { class: 'mark', 'aria-hidden': 'true' }, '↗') : null);
}

function press(message, button, waits, acts) {
  if (waits) return;
  if (button.callback_data) acts.tap(message, button);
  else if (button.url) acts.open(button.url);
  else if (button.copy_text) acts.copy(button.copy_text.text);
  else acts.toast(word('linkOnly'));
}

/** Whether a selective keyboard or question is meant for this person. */
export function addressed(message, person) {
  if (!message.reply_markup?.selective) return true;
  if (message.reply_to_message?.from?.id === person.id) return true;
  const text = message.text || message.caption || '';
  return (message.entities || message.caption_entities || []).some((entity) =>
    entity.user?.id === person.id
    || (person.username && entity.type === 'mention'
      && text.slice(entity.offset, entity.offset + entity.length) === `@${person.username}`));
}

/** The message whose keyboard stands under the input now, or null. */
export function standingKeyboard(messages, person) {
  for (const message of [...messages].reverse()) {
    const markup = message.reply_markup;
    if (!markup || markup.inline_keyboard || !addressed(message, person)) continue;
    return markup.keyboard ? message : null;
  }
  return null;
}

/** The question (ForceReply) this person has not answered yet, or null. */
export function openQuestion(messages, person) {
  for (const message of [...messages].reverse()) {
    if (message.from?.id === person.id) return null;
    if (message.reply_markup?.force_reply && addressed(message, person)) return message;
  }
  return null;
}

/** Draw the keyboard under the input; `acts.say`, `acts.shareContact`, `acts.shareLocation`. */
export function replyKeyboard(markup, acts) {
  return markup.keyboard.map((row) => el('div', { class: 'row' }, row.map((entry) => {
    const button = typeof entry === 'string' ? { text: entry } : entry;
    const click = () => {
      if (button.request_contact) acts.shareContact();
      else if (button.request_location) acts.shareLocation();
      else acts.say(button.text);
    };
    const sign = button.request_location ? icon('place') : null;
    const style = STYLES.has(button.style) ? ` ${button.style}` : '';
    return el('button', { type: 'button', class: `standing${style}`, onclick: click }, sign, button.text);
  })));
}

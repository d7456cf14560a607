/** One message (or one album) as it stands in the chat. */

import { avatar, colourOf, el, iconButton } from './dom.js';
import { attachments, nameOf, serviceText, summary } from './content.js';
import { richText } from './entities.js';
import { inlineKeyboard } from './keyboards.js';
import { clockTime } from './times.js';
import { word } from './words.js';

const REACTIONS = ['👍', '❤️', '👌', '👀', '🙏'];

export function dayMark(text) {
  return el('li', { class: 'day' }, el('span', {}, text));
}

/** `block.messages` is one message or an album; `block.heads` says whether the sender is named. */
export function bubble(block, { mine, group, pending, acts }) {
  const [first] = block.messages;
  const service = serviceText(first);
  const shared = { 'data-message': first.message_id, tabindex: '-1' };
  if (service) return el('li', { class: 'service', ...shared }, el('span', {}, service));
  const attributes = { class: classes(block, mine, group), ...shared, ondblclick: () => acts.reply(first) };
  const side = group && !mine ? el('div', { class: 'side' }, block.heads ? avatar(sender(first), nameOf(first)) : null) : null;
  return el('li', attributes, side,
    el('div', { class: 'column' },
      el('div', { class: 'with-more' }, body(block, { mine, group, acts }), moreButton(first, acts)),
      inlineKeyboard(last(block), pending, acts)));
}

const classes = (block, mine, group) =>
  ['message', mine && 'mine', group && 'in-group', block.heads && 'heads'].filter(Boolean).join(' ');

const sender = (message) => message.from?.id ?? message.sender_chat?.id ?? 0;
const last = (block) => block.messages.findLast((message) => message.reply_markup) || block.messages[0];

function body(block, { mine, group, acts }) {
  const [first] = block.messages;
  const spoken = block.messages.find((message) => message.text || message.caption);
  const named = group && !mine && block.heads;
  return el('div', { class: 'bubble' },
    named ? el('strong', { class: 'sender', 'data-colour': colourOf(sender(first)) }, nameOf(first)) : null,
    named ? null : el('span', { class: 'unseen' }, mine ? word('you') : nameOf(first)),
    first.reply_to_message ? quoted(first, acts) : null,
    attachments(block.messages),
    spoken ? words(spoken, acts) : null,
    foot(block, acts));
}

const words = (message, acts) =>
  el('div', { class: 'words' },
    richText(message.text ?? message.caption, message.entities ?? message.caption_entities, acts));

function quoted(message, acts) {
  const original = message.reply_to_message;
  return el('button', {
    type: 'button', class: 'quoted', 'data-colour': colourOf(sender(original)), onclick: () => acts.jump(original.message_id),
  }, el('strong', {}, nameOf(original)), el('span', {}, message.quote?.text || summary(original)));
}

function foot(block, acts) {
  const [first] = block.messages;
  const edited = block.messages.some((message) => message.edit_date);
  return el('div', { class: 'foot' }, reactions(first, acts),
    el('span', { class: 'stamp' }, edited ? `${word('edited')} ` : '',
      el('time', { datetime: new Date(first.date * 1000).toISOString() }, clockTime(first.date))));
}

function reactions(message, acts) {
  if (!message.reactions?.length) return null;
  return el('span', { class: 'reactions' }, message.reactions.map(({ emoji, count, mine }) =>
    el('button', {
      type: 'button', class: 'reaction', 'aria-label': `${word('react', { emoji })} ${count}`,
      'aria-pressed': String(Boolean(mine)), 'data-focus': `react ${emoji}`, onclick: () => acts.react(message, emoji),
    }, emoji, count > 1 ? ` ${count}` : null)));
}

function moreButton(message, acts) {
  const label = word('more', { name: nameOf(message) });
  const button = iconButton('more', label, { class: 'icon-button more', 'aria-expanded': 'false', 'data-focus': 'more' });
  button.addEventListener('click', () => toggleMenu(button, message, acts));
  return button;
}

function toggleMenu(button, message, acts) {
  const isOpen = () => button.getAttribute('aria-expanded') === 'true';
  // Taking the menu away moves the focus, which asks to close it once more: hence the check.
  const close = () => {
    if (!isOpen()) return;
    button.setAttribute('aria-expanded', 'false');
    button.nextElementSibling.remove();
  };
  if (isOpen()) { close(); return; }
  const choose = (act) => () => { close(); button.focus(); act(); };
  const menu = el('div', { class: 'message-menu', role: 'group', 'aria-label': button.getAttribute('aria-label') },
    el('button', { type: 'button', class: 'reply', onclick: choose(() => acts.reply(message)) }, word('reply')),
    REACTIONS.map((emoji) => el('button', {
      type: 'button', 'aria-label': word('react', { emoji }), onclick: choose(() => acts.react(message, emoji)),
    }, emoji)));
  menu.addEventListener('keydown', (event) => { if (event.key === 'Escape') choose(() => {})(); });
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (!menu.contains(relatedTarget) && relatedTarget !== button) close();
  });
  button.after(menu);
  button.setAttribute('aria-expanded', 'true');
  menu.firstElementChild.focus();
}

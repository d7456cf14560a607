/** Message text with its entities as DOM nodes. Offsets count UTF-16 units, as JavaScript strings do. */

import { el } from './dom.js';
import { word } from './words.js';

const SAFE_LINK = /^(https?|mailto|tel|tg):/i;
const PLAIN_TAGS = {
  bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code', blockquote: 'blockquote',
};

/** Nodes for `text`; `follow(address)` and `command(text)` are what a click on a link or command does. */
export function richText(text, entities, acts) {
  const spans = (entities || [])
    .map((entity) => ({ ...entity, end: entity.offset + entity.length }))
    .sort((a, b) => a.offset - b.offset || b.end - a.end);
  return stretch(text, spans, 0, text.length, acts);
}

function stretch(text, spans, start, end, acts) {
  const nodes = [];
  let at = start;
  let rest = spans;
  while (rest.length) {
    const [span, ...others] = rest;
    const inside = others.filter((other) => other.offset < span.end);
    if (span.offset > at) nodes.push(text.slice(at, span.offset));
    const inner = inside.map((other) => ({ ...other, end: Math.min(other.end, span.end) }));
    nodes.push(wrap(span, text, stretch(text, inner, span.offset, span.end, acts), acts));
    at = span.end;
    // Entities that reach past this one go on after it, so overlaps never lose text.
    rest = others
      .filter((other) => other.end > span.end)
      .map((other) => ({ ...other, offset: Math.max(other.offset, span.end) }));
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function wrap(span, text, nodes, acts) {
  const said = text.slice(span.offset, span.end);
  if (span.type in PLAIN_TAGS) return el(PLAIN_TAGS[span.type], {}, nodes);
  switch (span.type) {
    case 'pre': return el('pre', {}, el('code', {}, nodes));
    case 'text_link': return link(span.url, nodes, acts);
    case 'url': return link(/^[a-z]+:/i.test(said) ? said : `https://${said}`, nodes, acts);
    case 'email': return link(`mailto:${said}`, nodes, acts);
    case 'phone_number': return link(`tel:${said.replace(/[^\d+]/g, '')}`, nodes, acts);
    case 'bot_command': return commandButton(said, acts);
    case 'mention': case 'text_mention': case 'hashtag': return el('span', { class: 'mention' }, nodes);
    case 'expandable_blockquote': return expandable(nodes);
    case 'spoiler': return spoiler(nodes);
    default: return el('span', {}, nodes);
  }
}

function link(address, nodes, acts) {
  if (!SAFE_LINK.test(address)) return el('span', {}, nodes);
  const click = (event) => { if (acts.follow(address)) event.preventDefault(); };
  return el('a', { href: address, target: '_blank', rel: 'noopener noreferrer', onclick: click }, nodes);
}

const commandButton = (said, acts) =>
  el('button', { type: 'button', class: 'command', onclick: () => acts.command(said) }, said);

function expandable(nodes) {
  const label = () => word(quote.classList.contains('open') ? 'collapse' : 'expand');
  const button = el('button', { type: 'button', class: 'expand', 'aria-expanded': 'false' });
  const quote = el('blockquote', { class: 'expandable' }, el('div', {}, nodes), button);
  button.textContent = label();
  button.addEventListener('click', () => {
    button.setAttribute('aria-expanded', String(quote.classList.toggle('open')));
    button.textContent = label();
  });
  return quote;
}

function spoiler(nodes) {
  const hidden = el('span', { 'aria-hidden': 'true', inert: true }, nodes);
  const node = el('span', { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': word('spoiler') }, hidden);
  const show = (event) => {
    if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    node.replaceWith(el('span', {}, ...hidden.childNodes));
  };
  node.addEventListener('click', show);
  node.addEventListener('keydown', show);
  return node;
}

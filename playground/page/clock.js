/** The world's clock and its jumps. */

import { byId, el, icon } from './dom.js';
import * as server from './server.js';
import { fullTime, weekdayTime } from './times.js';
import { word } from './words.js';

const JUMPS = [600, 3600, 86_400, 604_800];
const HOUR = 3600;
const MOST_HOURS = 8760;

/** Draw the panel in the page's language; `jumped(now)` follows a jump, `failed(error)` a refusal. */
export function drawClock(world, { jumped, failed }) {
  const jump = async (seconds) => {
    try {
      jumped((await server.jump(seconds)).now);
    } catch (error) {
      failed(error);
    }
  };
  byId('clock').replaceChildren(
    el('h2', {}, word('clock')),
    el('p', { id: 'now', class: 'now' }),
    el('p', { class: 'muted' }, word('jumpHint')),
    el('div', { class: 'jumps' }, JUMPS.map((seconds) =>
      el('button', { type: 'button', class: 'chip', 'data-jump': seconds, onclick: () => jump(seconds) },
        `+ ${word(`jump${seconds}`)}`)),
    hoursForm(jump)));
  tick(world);
}

function hoursForm(jump) {
  const input = el('input', {
    id: 'jump-hours', type: 'number', min: 1, max: MOST_HOURS, step: 1, value: 6, required: true, 'aria-label': word('customHours'),
  });
  const submit = (event) => { event.preventDefault(); jump(Math.round(Number(input.value) * HOUR)); };
  return el('form', { class: 'hours', onsubmit: submit },
    el('span', { 'aria-hidden': 'true' }, '+'), input, el('span', {}, word('hours')),
    el('button', { class: 'chip', id: 'jump-custom' }, word('go')));
}

/** Show the present moment; called every second. */
export function tick(world) {
  const time = fullTime(world.now());
  if (byId('now').textContent === time) return;
  byId('now').textContent = time;
  byId('clock-toggle').replaceChildren(icon('clock'), el('span', {}, weekdayTime(world.now())));
  byId('clock-toggle').setAttribute('aria-label', word('clockNow', { time }));
}

export function foldClock() {
  const toggle = byId('clock-toggle');
  const show = (open) => {
    toggle.setAttribute('aria-expanded', String(open));
    byId('clock').classList.toggle('open', open);
  };
  toggle.addEventListener('click', () => show(toggle.getAttribute('aria-expanded') !== 'true'));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !byId('clock').classList.contains('open')) return;
    show(false);
    toggle.focus();
  });
  document.addEventListener('click', (event) => {
    // A button that was redrawn by its own click is no longer in the page; it counts as inside.
    if (event.target.isConnected && !event.target.closest('#clock, #clock-toggle')) show(false);
  });
}

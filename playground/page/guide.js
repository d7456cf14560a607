/** The newcomer's minute: four steps from a broken lamp to a closed report. */

import { byId, el, iconButton } from './dom.js';
import { word } from './words.js';

const KEPT_AS = 'linli.guide';
const REPORT = '/report 三单元二楼楼道灯不亮';
const RESIDENT = '王阿姨';
const PROPERTY = '老张';

const personCalled = (world, name) => world.people.find((person) => person.first_name.includes(name));

/** `acts.fill(person, text)` writes into that person's building group; `acts.become(person)` switches. */
export function drawGuide(world, acts) {
  const aside = byId('guide');
  aside.hidden = false;
  if (localStorage.getItem(KEPT_AS) === 'closed') {
    const open = () => { localStorage.removeItem(KEPT_AS); drawGuide(world, acts); byId('guide-close').focus(); };
    aside.replaceChildren(el('button', { type: 'button', id: 'guide-open', class: 'chip', onclick: open }, word('guideOpen')));
    return;
  }
  const close = () => { localStorage.setItem(KEPT_AS, 'closed'); drawGuide(world, acts); byId('guide-open').focus(); };
  aside.replaceChildren(
    el('div', { class: 'line' },
      el('h2', {}, word('guideTitle')), iconButton('close', word('guideClose'), { id: 'guide-close', onclick: close })),
    el('ol', {},
      step('step1', world, RESIDENT, (person) => acts.fill(person.id, REPORT)),
      step('step2', world, PROPERTY, (person) => acts.become(person.id)),
      el('li', {}, word('step3')),
      step('step4', world, RESIDENT, (person) => acts.become(person.id))));
}

function step(key, world, name, act) {
  const [before, after] = word(key, { command: '\u0000' }).split('\u0000');
  const person = personCalled(world, name);
  return el('li', {}, before, after === undefined ? null : [el('code', {}, REPORT), after],
    person ? el('button', { type: 'button', class: 'do', onclick: () => act(person) }, word(`${key}Do`)) : null);
}

/** The "/" list of commands above the input. */

import { byId, el } from './dom.js';

/** `send(text)` sends a chosen command; Tab writes it into the input to add words to it. */
export class CommandList {
  constructor(send) {
    Object.assign(this, { send, commands: [] });
    this.list = byId('command-list');
    this.input = byId('compose');
    byId('commands').addEventListener('click', () => this.toggle());
    this.input.addEventListener('input', () => this.suggest());
    this.input.addEventListener('keydown', (event) => this.inputKey(event));
    this.list.addEventListener('keydown', (event) => this.listKey(event));
  }

  setCommands(commands) {
    this.commands = commands || [];
    byId('commands').hidden = !this.commands.length;
    if (!this.commands.length) this.close();
  }

  get isOpen() { return !this.list.hidden; }

  toggle() {
    if (this.isOpen) { this.close(); return; }
    this.show(this.commands);
    this.list.querySelector('button')?.focus();
  }

  suggest() {
    const typed = this.input.value;
    const begun = /^\/\w*$/.test(typed) ? this.commands.filter(({ command }) => `/${command}`.startsWith(typed)) : [];
    if (begun.length) this.show(begun);
    else this.close();
  }

  show(commands) {
    this.list.replaceChildren(...commands.map(({ command, description }) =>
      el('li', {}, el('button', { type: 'button', 'data-command': command, onclick: () => this.choose(command) },
        el('strong', {}, `/${command}`), el('span', { class: 'muted' }, description)))));
    this.list.hidden = false;
    byId('commands').setAttribute('aria-expanded', 'true');
  }

  close() {
    this.list.hidden = true;
    byId('commands').setAttribute('aria-expanded', 'false');
  }

  choose(command) {
    this.close();
    this.input.focus();
    this.send(`/${command}`);
  }

  fill(command) {
    this.close();
    this.input.value = `/${command} `;
    this.input.dispatchEvent(new Event('input'));
    this.input.focus();
  }

  inputKey(event) {
    if (!this.isOpen) return;
    const first = this.list.querySelector('button');
    if (event.key === 'Escape') this.close();
    else if (event.key === 'ArrowUp') this.list.querySelector('li:last-child button').focus();
    else if (event.key === 'ArrowDown') first.focus();
    else if (event.key === 'Tab' && !event.shiftKey && this.input.value) this.fill(first.dataset.command);
    else return;
    event.preventDefault();
  }

  listKey(event) {
    const item = event.target.closest('li');
    if (event.key === 'Escape') { this.close(); this.input.focus(); }
    else if (event.key === 'ArrowDown') item.nextElementSibling?.firstElementChild.focus();
    else if (event.key === 'ArrowUp') item.previousElementSibling?.firstElementChild.focus();
    else return;
    event.preventDefault();
  }
}

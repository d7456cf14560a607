/** Photos waiting to be sent, and the ways to pick something that is not text. */

import { byId, el, iconButton } from './dom.js';
import { word } from './words.js';

const MOST_PHOTOS = 10;

/** `acts.sendFile(kind, file)`, `acts.sendLocation()`, `acts.changed()` when the tray changes. */
export class Attachments {
  constructor(acts) {
    Object.assign(this, { acts, photos: [] });
    byId('attach').addEventListener('click', () => this.toggle());
    byId('attach-menu').addEventListener('keydown', (event) => {
      if (event.key === 'Escape') { this.close(); byId('attach').focus(); }
    });
    this.picker('pick-photo', 'photo-file', (files) => this.add(files));
    this.picker('pick-document', 'document-file', ([file]) =>
      acts.sendFile(file.type.startsWith('video/') ? 'video' : 'document', file));
    this.picker('pick-audio', 'audio-file', ([file]) => acts.sendFile('voice', file));
    byId('send-location').addEventListener('click', () => { this.close(); acts.sendLocation(); });
    byId('compose').addEventListener('paste', (event) => this.paste(event));
  }

  picker(buttonId, inputId, picked) {
    const input = byId(inputId);
    byId(buttonId).addEventListener('click', () => { this.close(); input.click(); });
    input.addEventListener('change', () => {
      const files = [...input.files];
      input.value = '';
      if (files.length) picked(files);
    });
  }

  paste(event) {
    const images = [...event.clipboardData.files].filter((file) => file.type.startsWith('image/'));
    if (!images.length) return;
    event.preventDefault();
    this.add(images);
  }

  toggle() {
    const menu = byId('attach-menu');
    menu.hidden = !menu.hidden;
    byId('attach').setAttribute('aria-expanded', String(!menu.hidden));
    if (!menu.hidden) menu.querySelector('button').focus();
  }

  close() {
    byId('attach-menu').hidden = true;
    byId('attach').setAttribute('aria-expanded', 'false');
  }

  add(files) {
    const room = MOST_PHOTOS - this.photos.length;
    const added = files.slice(0, room).map((file) => ({ file, address: URL.createObjectURL(file) }));
    this.photos.push(...added);
    this.draw();
    byId('compose').focus();
  }

  /** Hand over the photos and empty the tray. */
  take() {
    const files = this.photos.map((photo) => photo.file);
    this.photos.forEach((photo) => URL.revokeObjectURL(photo.address));
    this.photos = [];
    this.draw();
    return files;
  }

  remove(photo) {
    URL.revokeObjectURL(photo.address);
    this.photos = this.photos.filter((other) => other !== photo);
    this.draw();
    byId('compose').focus();
  }

  draw() {
    byId('tray').hidden = !this.photos.length;
    byId('tray').replaceChildren(...this.photos.map((photo) => {
      const label = word('remove', { name: photo.file.name });
      return el('li', {}, el('img', { src: photo.address, alt: photo.file.name }),
        iconButton('close', label, { onclick: () => this.remove(photo) }));
    }));
    this.acts.changed();
  }
}

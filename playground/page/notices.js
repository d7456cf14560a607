/** Short words from the page to the person: toasts, dialogs, the lost line, and what screen readers hear. */

import { byId } from './dom.js';
import { word } from './words.js';

const TOAST_MS = 5000;
let hiding;

export function toast(text) {
  if (!text) return;
  clearTimeout(hiding);
  // Shown first and filled then: a screen reader speaks only of changes in what is shown.
  byId('toast').hidden = false;
  byId('toast').textContent = text;
  hiding = setTimeout(() => { byId('toast').hidden = true; }, TOAST_MS);
}

export function alertDialog(text) {
  byId('alert-text').textContent = text;
  if (!byId('alert').open) byId('alert').showModal();
}

export function announce(text) {
  byId('announce').textContent = text;
}

export function connection(up) {
  byId('connection').hidden = up;
  byId('connection').textContent = up ? '' : word('offline');
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(word('copied'));
  } catch {
    toast(word('copyFailed', { text }));
  }
}

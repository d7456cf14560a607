/** Build elements without innerHTML, so that nothing a person wrote is ever parsed as markup. */

export const byId = (id) => document.getElementById(id);

/** An element with attributes (`on…` are listeners, `data-…` and `aria-…` as written) and children. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return node;
}

const PATHS = {
  back: 'M15 5l-7 7 7 7',
  down: 'M5 9l7 7 7-7',
  send: 'M4 12l16-8-6 16-3-7z',
  attach: 'M20 11l-8.5 8.5a5 5 0 01-7-7L13 4a3.3 3.3 0 014.7 4.7L9.2 17.2a1.7 1.7 0 01-2.4-2.4L14.5 7',
  microphone: 'M12 4a3 3 0 013 3v5a3 3 0 01-6 0V7a3 3 0 013-3zM6 12a6 6 0 0012 0M12 18v3',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  reply: 'M10 6l-6 6 6 6M4 12h9a7 7 0 017 7',
  pin: 'M9 4h6l-1 6 4 4H6l4-4zM12 14v6',
  clock: 'M12 4a8 8 0 100 16 8 8 0 000-16zM12 8v4l3 2',
  place: 'M12 21c-4-5-6-8-6-11a6 6 0 0112 0c0 3-2 6-6 11zM12 12a2 2 0 100-4 2 2 0 000 4z',
  file: 'M7 3h7l4 4v14H7zM14 3v5h4',
  photo: 'M4 6h16v13H4zM4 16l5-5 4 4 2-2 5 5M15 10h.01',
};

export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  return svg;
}

export function iconButton(name, label, attributes = {}) {
  const all = { type: 'button', class: 'icon-button', 'aria-label': label, title: label, ...attributes };
  return el('button', all, icon(name));
}

const AVATAR_COLOURS = 8;

/** A round initial, or a building's number; the colour follows the id, so a person looks the same everywhere. */
export function avatar(id, name) {
  const node = el('span', { class: 'avatar', 'aria-hidden': 'true' });
  paintAvatar(node, id, name);
  return node;
}

export function paintAvatar(node, id, name) {
  node.dataset.colour = colourOf(id);
  node.textContent = /\d+/.exec(name)?.[0].slice(0, 2) || Array.from(name || '?')[0];
}

export function colourOf(id) {
  const digits = String(id).replace(/\D/g, '');
  return String([...digits].reduce((sum, digit) => sum + Number(digit), 0) % AVATAR_COLOURS);
}

/**
 * Make a list's children equal to `items` ({key, signature, build}), leaving unchanged ones alone:
 * what is focused, playing or unfolded stays so when a neighbour changes.
 */
export function reconcile(list, items) {
  const keys = new Set(items.map((item) => item.key));
  const have = new Map();
  for (const node of [...list.children]) {
    if (keys.has(node.dataset.key)) have.set(node.dataset.key, node);
    else node.remove();
  }
  items.forEach(({ key, signature, build }, index) => {
    let node = have.get(key);
    if (!node || node.signature !== signature) {
      const fresh = Object.assign(build(), { signature });
      fresh.dataset.key = key;
      if (node) swap(node, fresh);
      node = fresh;
    }
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
}

function swap(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const name = focused?.dataset.focus;
  old.replaceWith(fresh);
  if (!focused) return;
  const same = name && fresh.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  (same || fresh.querySelector('button') || fresh).focus({ preventScroll: true });
}

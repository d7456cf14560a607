/** Times as the estate's clock shows them, whatever zone the browser is in. */

import { currentLanguage, word } from './words.js';

const ZONE = 'Asia/Shanghai';

const format = (date, options) =>
  new Intl.DateTimeFormat(currentLanguage(), { timeZone: ZONE, hourCycle: 'h23', ...options }).format(date);

/** `HH:MM` of a Bot API date (seconds UTC). */
export const clockTime = (seconds) => format(new Date(seconds * 1000), { hour: '2-digit', minute: '2-digit' });

export const fullTime = (date) =>
  format(date, { month: 'short', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit' });

export const weekdayTime = (date) => format(date, { weekday: 'short', hour: '2-digit', minute: '2-digit' });

/** A key that changes at the estate's midnight. */
export const dayOf = (date) => format(date, { year: 'numeric', month: '2-digit', day: '2-digit' });

export function dayName(seconds, now) {
  const date = new Date(seconds * 1000);
  if (dayOf(date) === dayOf(now)) return word('today');
  if (dayOf(date) === dayOf(new Date(now.getTime() - 86_400_000))) return word('yesterday');
  return format(date, { month: 'long', day: 'numeric', weekday: 'long' });
}

/** For the chat list: the time today, the date before. */
export function shortTime(seconds, now) {
  const date = new Date(seconds * 1000);
  return dayOf(date) === dayOf(now) ? clockTime(seconds) : format(date, { month: 'numeric', day: 'numeric' });
}

export const stopwatch = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

// Times in sentences for a person.
import type { Change } from './history';

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** When a change was made, as the clock on the wall showed it: `28 Nov 2026, 23:50:50`. */
export const whenOf = ({ time }: Pick<Change, 'time'>): string => {
  const at = Date.parse(time);
  return Number.isNaN(at) ? time : format.format(at);
};

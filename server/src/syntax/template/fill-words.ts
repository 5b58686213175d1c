// Words that a person left for the next one to replace by a value: CHANGEME, `<your address>`, 192.168.X.1, GATEWAY.

const words: readonly RegExp[] = [
  /^(?:change_?(?:me|this|it)|todo|tbd|fixme|placeholder|fill_?(?:me|this)?_?in|x{3,}|\?{2,}|_{3,})$/i,
  /^(?:YOUR|REPLACE|INSERT|CHANGE)[A-Z0-9_-]*$/,
  /^(?:your|replace|insert|change|enter)[ _-][\w -]+$/i,
  /^nn$/i,
  // In brackets, as in a manual; of a subnet with its length.
  /^<[^<>]{1,60}>(?:\/\d{1,3})?$/,
  /^\[[a-z][^[\]]{0,60}\]$/i,
];

/** A number that is one letter over and over. */
const letters = /^([a-z?#*])\1{0,2}$/i;

/** An address in which letters stand for numbers: `192.168.X.1`, `10.0.0.HOST`, `x.x.x.x/yy`, `xx.xx`. */
function isLetteredAddress(text: string): boolean {
  const parts = text.replace(/\/(?:\d{1,3}|[xy]{1,2})$/i, '').split('.');
  const numbers = parts.filter((it) => /^\d{1,3}$/.test(it)).length;
  const others = parts.filter((it) => !/^\d{1,3}$/.test(it));
  if (others.length === 0) return false;
  // `NET.1`: a word for the first numbers.
  if (parts.length > 1 && parts.length < 4 && /^[A-Z][A-Z0-9_]{2,30}$/.test(parts[0]!) && numbers === parts.length - 1)
    return true;
  if (parts.length === 4 && numbers === 3) return /^[A-Z]{1,5}$/i.test(others[0]!) || letters.test(others[0]!);
  // `128.205.IPC.IPD`: a name for each number.
  if (parts.length === 4 && numbers > 0 && others.every((it) => /^[A-Z]{1,6}\d?$/.test(it))) return true;
  if (!others.every((it) => letters.test(it))) return false;
  return parts.length === 2 ? others.length === 2 && /^[x.]+$/i.test(text) : parts.length === 3 || parts.length === 4;
}

/** A MAC address, one of IPv6 or a UUID in which letters stand for digits, however many groups of them there are. */
const isLetteredNumber = (text: string): boolean =>
  (/[xyz?#]/i.test(text) &&
    (/^(?:[\da-fxyz?#]{2}[:-]){2,7}[\da-fxyz?#]{2}$/i.test(text) ||
      /^[\da-fxy?#]{8}(?:-[\da-fxy?#]{4}){3}-[\da-fxy?#]{12}$/i.test(text))) ||
  // `x:x:x:x::1/64`.
  /^(?=[^/]*x)(?:(?:x{1,4}|[\da-f]{0,4}):){2,7}(?:x{1,4}|[\da-f]{0,4})(?:\/\d{1,3})?$/i.test(text) ||
  // What was taken out left its colons; or a word for all that is left.
  text === ':::::' ||
  /^(?:[\da-f]{2}:){1,5}(?=[A-Z]*[G-Z])[A-Z]{3,8}$/.test(text);

/** Whether a text is a word that stands for a value in any place. */
export function isFillWord(given: string): boolean {
  const text = given.trim();
  if (text === '' || text.length > 64) return false;
  return words.some((it) => it.test(text)) || isLetteredAddress(text) || isLetteredNumber(text);
}

/** Words in capitals that say something themselves. */
const meant: ReadonlySet<string> = new Set([
  'YES',
  'NO',
  'ON',
  'OFF',
  'TRUE',
  'FALSE',
  'NONE',
  'AUTO',
  'DEFAULT',
  'NULL',
]);

/** Whether a text is a word in capitals, which stands for a value where only numbers and addresses may stand. */
export function isCapitals(given: string): boolean {
  const text = given.trim();
  return /^[A-Z][A-Z0-9_]+$/.test(text) && !/^[0-9A-F]+$/.test(text) && text.length <= 64 && !meant.has(text);
}

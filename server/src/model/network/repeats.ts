// Whether there is a repeat among many keys, told from 32-bit hashes without making a map or a string.

/** The hash of a value that must be decoded before it can be compared; any other may be equal to it. */
export const tellsNothing = 1;

/** The table for few keys, used again, as making one takes as long as filling it. */
const small = new Int32Array(256);

/** False only when no two of the first keys are equal; two keys may have one hash by chance. A hash of 0 is for no key. */
export function mayRepeat(hashes: Int32Array, length = hashes.length): boolean {
  let size = 16;
  while (size < length * 4) size *= 2;
  const slots = size <= small.length ? small.fill(0, 0, size) : new Int32Array(size);
  let count = 0;
  let isUncertain = false;
  for (let i = 0; i < length; i++) {
    const key = hashes[i]!;
    if (key === 0) continue;
    count++;
    if (key === tellsNothing) isUncertain = true;
    let at = Math.imul(key, 0x9e3779b1) >>> 0;
    for (at &= size - 1; slots[at] !== 0; at = (at + 1) & (size - 1)) if (slots[at] === key) return true;
    slots[at] = key;
  }
  return isUncertain && count > 1;
}

/** A hash of a piece of a text that is the same for upper and lower case; 0 for an empty one. FNV-1a. */
export function hashIn(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (isEncoded(unit)) return tellsNothing;
    hash = Math.imul(hash ^ (unit | 32), 0x01000193);
  }
  return start === end ? 0 : hash || 2;
}

/** The same for groups of hexadecimal digits between colons, with or without leading zeros. */
export function groupsHashIn(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  let isFirst = true;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (isEncoded(unit)) return tellsNothing;
    const isLeadingZero = isFirst && unit === 48 && i + 1 < end && text.charCodeAt(i + 1) !== 58;
    isFirst = unit === 58;
    if (!isLeadingZero) hash = Math.imul(hash ^ (unit | 32), 0x01000193);
  }
  return start === end ? 0 : hash || 2;
}

/** Whether a value with this character may mean another text than is written, or has cases that `| 32` does not know. */
const isEncoded = (unit: number): boolean => unit === 38 || unit < 32 || unit > 126;

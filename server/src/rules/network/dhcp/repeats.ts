// Whether there is a repeat among many keys, told from 32-bit hashes without making a map.

/** False only when no two hashes are equal; two keys may have one hash by chance. */
export function mayRepeat(hashes: Int32Array): boolean {
  let size = 16;
  while (size < hashes.length * 4) size *= 2;
  const slots = new Int32Array(size);
  for (const hash of hashes) {
    // Zero stands for an empty slot.
    const key = hash === 0 ? 1 : hash;
    let at = Math.imul(key, 0x9e3779b1) >>> 0;
    for (at &= size - 1; slots[at] !== 0; at = (at + 1) & (size - 1)) if (slots[at] === key) return true;
    slots[at] = key;
  }
  return false;
}

/** A hash of a text that is the same for upper and lower case. FNV-1a. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ (text.charCodeAt(i) | 32), 0x01000193);
  return hash;
}

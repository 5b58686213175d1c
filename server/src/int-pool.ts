// Small arrays of integers. V8 takes microseconds to make a buffer of its own for each, and collects more often the more
// of them there are; so they are pieces of one buffer, which lives for as long as one of its pieces.

/** Integers in one buffer. */
const room = 16_384;

/** A longer array gets a buffer of its own: it must not keep others in memory, nor they it. */
const longest = room >> 3;

let buffer = new ArrayBuffer(room * Int32Array.BYTES_PER_ELEMENT);
let used = 0;

/** An array of zeros. */
export function ints(length: number): Int32Array {
  if (length > longest) return new Int32Array(length);
  if (used + length > room) {
    buffer = new ArrayBuffer(room * Int32Array.BYTES_PER_ELEMENT);
    used = 0;
  }
  const result = new Int32Array(buffer, used * Int32Array.BYTES_PER_ELEMENT, length);
  used += length;
  return result;
}

/** A copy of other integers. */
export function intsOf(values: ArrayLike<number>): Int32Array {
  const result = ints(values.length);
  result.set(values);
  return result;
}

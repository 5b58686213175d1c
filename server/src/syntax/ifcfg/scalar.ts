// Booleans and integers as NetworkManager reads them in a value.

/** NetworkManager's booleans: yes true t y 1 / no false f n 0 in any case, with no blank; anything else is the default. */
export function isTrue(value: string | undefined, otherwise: boolean): boolean {
  switch (value?.toLowerCase()) {
    case 'yes':
    case 'true':
    case 't':
    case 'y':
    case '1':
      return true;
    case 'no':
    case 'false':
    case 'f':
    case 'n':
    case '0':
      return false;
    default:
      return otherwise;
  }
}

/** A number of NetworkManager's integer reader; undefined when it is none. Base 0 takes `0x10` and `010` too. */
export function integerOf(value: string, base: 10 | 0 = 10): number | undefined {
  const trimmed = value.trim();
  if (base === 0 && /^[+-]?0x[0-9a-f]+$/i.test(trimmed))
    return trimmed.startsWith('-') ? -Number(trimmed.slice(1)) : Number(trimmed.replace('+', ''));
  if (!/^[+-]?\d+$/.test(trimmed)) return undefined;
  const octal = base === 0 && /^[+-]?0\d/.test(trimmed);
  if (octal && /[89]/.test(trimmed)) return undefined;
  return octal ? parseInt(trimmed, 8) : Number(trimmed);
}

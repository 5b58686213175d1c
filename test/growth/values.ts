// Values of a kind, as many different ones as are wanted, and wrong ones.
import type { ValueKind } from '../../server/src/schema/types';

/** Numbers of one length, so that texts grow with how many there are and not with how long they are. */
export const digits = (i: number): string => String(100_000 + (i % 900_000));

const four = (i: number): string => String(1000 + (i % 9000));

/** Two numbers of an IPv4 address. */
export const octets = (i: number): string => `${100 + (Math.floor(i / 100) % 100)}.${100 + (i % 100)}`;

const hex = (n: number): string => n.toString(16).padStart(2, '0');

/** The value of a number, right by the kind where that is possible. */
export function valueOf({ choices, example = '', names, describe }: ValueKind, i: number): string {
  if (choices && choices.length > 0) return choices[i % choices.length]!.value;
  if (/^\d+(?:\.\d+){3}$/.test(example)) return `10.1.${octets(i)}`;
  if (/^[\da-f]{2}(?::[\da-f]{2}){5}$/i.test(example))
    return `52:54:00:${hex(i >> 16)}:${hex((i >> 8) & 255)}:${hex(i & 255)}`;
  if (/^[\da-f]*:[\da-f:]*(?:\/\d+)?$/i.test(example))
    return `fd00::${four((i / 9000) | 0)}:${four(i)}${example.includes('/') ? '/64' : ''}`;
  if (/UUID/.test(describe)) return `2f8c6a52-6d3b-4b0e-9d8f-${i.toString(16).padStart(12, '0')}`;
  if (/^\d+$/.test(example) || /^number/.test(describe)) return four(i);
  return `${names !== undefined || /name/.test(describe) ? 'eth' : example || 'w'}${digits(i)}`;
}

/** Values that most kinds do not take, each in its own way. */
export const wrongValues: readonly string[] = [
  ...['', ' ', 'x', 'YES', '-1', '99999999999', '%d', 'a b;c=d', '10.0.0.1', '10.0.0.1/24', '010.0.0.300'],
  ...['10.0.0.1 10.0.0.2,10.0.0.3', '255.0.255.0', 'fd00::1', 'fd00::1%eth0', '01:00:5e:00:00:01', '52-54-00-00-00-01'],
  '192.168.X.1',
];

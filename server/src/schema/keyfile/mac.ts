// Hardware addresses of keyfiles: pairs of hexadecimal digits, or numbers with `;` as NetworkManager wrote them long ago.
// Source: mac_address_parser in nm-keyfile.c of 1.42.4.
import type { Complaint, ValueKind } from '../types';
import { hardwareLength, ifcfgMac, macOr } from '../values-ifcfg';

/** Six pairs. */
export const pairsOfCard: ValueKind = {
  ...ifcfgMac,
  complaint(value): Complaint | undefined {
    if (value === '') return { message: 'there is no hardware address' };
    return hardwareLength(value) === 20
      ? { message: `${value} has 20 pairs, expected six` }
      : ifcfgMac.complaint!(value);
  },
};

/** The twenty pairs of InfiniBand. */
const pairsOfInfiniband: ValueKind = {
  ...ifcfgMac,
  complaint: (value) =>
    hardwareLength(value) === 20 ? undefined : { message: `${value} does not have the twenty pairs of InfiniBand` },
};

/** A kind that may be written in the old way, too. */
const orInDecimal = (kind: ValueKind, length: number): ValueKind => ({
  ...kind,
  complaint: (value) => (isDecimal(value, length) ? undefined : kind.complaint!(value)),
});

function isDecimal(value: string, length: number): boolean {
  const numbers = value.replace(/;$/, '').split(';');
  return numbers.length === length && numbers.every((it) => /^\s*\d{1,3}\s*$/.test(it) && Number(it) <= 255);
}

export const cardMac = orInDecimal(pairsOfCard, 6);

export const infinibandMac = orInDecimal(pairsOfInfiniband, 20);

/** The address that a device gets, or a word for how it comes by one. */
export const clonedMac = orInDecimal(
  macOr(
    [
      { value: 'preserve', doc: 'As the device has it.' },
      { value: 'permanent', doc: 'That of the card.' },
      { value: 'random', doc: 'Another one each time.' },
      { value: 'stable', doc: 'One for each profile.' },
    ],
    pairsOfCard,
  ),
  6,
);

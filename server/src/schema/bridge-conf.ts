// What may be written in qemu's bridge.conf. Source: qemu-bridge-helper.c.
import type { AttributeRow, ElementRow } from './types';
import { naming, text } from './values';

/** Bytes that a name of an interface has at most: what is longer is cut, and is another name. */
export const longestName = 15;

const line = (doc: string): AttributeRow => ({
  doc,
  value: {
    ...naming('bridge', text('name of a bridge, or all', 'br0')),
    choices: [{ value: 'all', doc: 'Every bridge of the host.' }],
  },
});

export const bridgeConfTable: ElementRow = {
  doc: 'The bridges of the host that qemu-bridge-helper lets users without rights plug guests into: libvirt in session mode, and qemu itself. What no line allows is denied.',
  attributes: {
    allow: line('Users may plug guests into this bridge, unless any line denies it.'),
    deny: line('Nobody may, whatever other lines allow, and wherever they stand.'),
    include: {
      doc: 'Reads another file of this kind in this place; one that is not there is passed over.',
      value: text('absolute path', '/etc/qemu/alice.conf'),
    },
  },
  children: {},
};

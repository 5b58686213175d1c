// A guest's document as far as it is ours: the domain, its devices, and of them the network cards.
import { many, optional } from '../rows';
import type { ChildRow, ElementRow } from '../types';
import { text, uuid, yesNo } from '../values';
import { childrenOfInterface } from './children';
import { anySource, sources } from './sources';
import { interfaceTypes, type InterfaceType } from './types';
import { interfaceType } from './values';

const page = 'https://libvirt.org/formatdomain.html';

const interfaceRow = (type: InterfaceType | undefined, source: ChildRow): ElementRow => ({
  doc: 'A network card of the guest, and what it is plugged into.',
  attributes: {
    type: { doc: 'What it is plugged into; without it libvirt takes user.', value: interfaceType },
    ...(type === undefined || type === 'hostdev'
      ? {
          managed: {
            doc: 'With `yes`, libvirt takes the device from its host driver and gives it back.',
            value: yesNo,
            default: 'no',
          },
        }
      : {}),
    trustGuestRxFilters: {
      doc: 'With `yes`, the guest may change the MAC addresses that its device listens to. For virtio cards on macvtap or Open vSwitch.',
      value: yesNo,
      default: 'no',
    },
  },
  children: { source, ...childrenOfInterface(type) },
  link: `${page}#network-interfaces`,
  snippet:
    '<interface type="${1:network}">\n  <source network="${2:default}"/>\n  <model type="virtio"/>\n</interface>',
});

/** An `<interface>` of each type. */
const ofType = Object.fromEntries(
  [...interfaceTypes].map((it) => [it, interfaceRow(it as InterfaceType, sources[it as InterfaceType])]),
);

/** An `<interface>`: what it may hold is up to its type. */
export const interfaceChild: ChildRow = many(interfaceRow(undefined, optional(anySource)), {
  by: { attribute: 'type', rows: ofType },
});

const devices: ElementRow = {
  doc: 'The devices of the guest; its network cards are looked at here.',
  attributes: {},
  children: { interface: interfaceChild },
  foreign: true,
  link: `${page}#devices`,
};

/** A domain from its root. */
export const domainTable: ElementRow = {
  doc: 'A guest of libvirt.',
  attributes: { type: { doc: 'The hypervisor.', value: text('hypervisor', 'kvm') } },
  children: {
    name: optional({
      doc: 'The name of the guest, one per host.',
      attributes: {},
      children: {},
      text: text('name', 'web'),
      foreign: true,
    }),
    uuid: optional({
      doc: 'The identity of the guest.',
      attributes: {},
      children: {},
      text: { ...uuid, complaint: () => undefined },
      foreign: true,
    }),
    devices: optional(devices),
  },
  foreign: true,
  link: page,
};

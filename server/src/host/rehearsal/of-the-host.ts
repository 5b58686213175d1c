// What a network uses of its host, which no rehearsal touches: so nobody can tell of it there.
import { modeOfElement } from '../../model/network/facts';
import type { Element } from '../../syntax/tree';
import { exists } from '../disk';

/** What guests would use, in words; undefined where libvirt makes all that they need. */
export function usedOfHost(root: Element): string | undefined {
  const all = devicesOf(root);
  const devices = all.length === 0 ? 'a card' : all.join(', ');
  switch (modeOfElement(root)) {
    case 'bridge':
      return root.child('virtualport')?.value('type') === 'openvswitch'
        ? `guests are plugged into ${bridgeOf(root)}, a bridge of the host's Open vSwitch`
        : `guests are plugged into ${bridgeOf(root)}, a bridge of the host`;
    case 'macvtap':
    case 'private':
    case 'vepa':
      return `guests use ${devices} of the host by macvtap`;
    case 'passthrough':
      return `guests are given ${functionsOf(root)}${devices} of the host, one each`;
    case 'hostdev':
      return `guests are given ${functionsOf(root)}${devices} of the host as PCI devices`;
    default:
      return undefined;
  }
}

/** A PCI device that libvirt looks for when it is given the definition, and that this machine does not have. */
export const absentPciDeviceOf = (root: Element): string | undefined =>
  addressesOf(root).find((it) => !exists(`/sys/bus/pci/devices/${it}`));

/** The card that libvirt asks for its functions when it starts the network. */
export const functionsAskedOf = (root: Element): string | undefined => root.child('forward')?.child('pf')?.value('dev');

const functionsOf = (root: Element): string => (functionsAskedOf(root) === undefined ? '' : 'functions of ');

const bridgeOf = (root: Element): string => root.child('bridge')?.value('name') ?? '';

function devicesOf(root: Element): string[] {
  const forward = root.child('forward');
  if (!forward) return [];
  const named = [forward, ...forward.childrenNamed('interface'), ...forward.childrenNamed('pf')];
  return [...new Set([...named.flatMap((it) => it.value('dev') || []), ...addressesOf(root)])];
}

/** PCI addresses as the kernel writes them; those that are none are left out. */
function addressesOf(root: Element): string[] {
  const all = root.child('forward')?.childrenNamed('address') ?? [];
  return all.flatMap((it) => {
    const numbers = ['domain', 'bus', 'slot', 'function'].map((name) => Number(it.value(name) ?? 0));
    if (!numbers.every(Number.isInteger)) return [];
    const [domain, bus, slot, unit] = numbers.map((it, i) => it.toString(16).padStart(widths[i]!, '0'));
    return `${domain}:${bus}:${slot}.${unit}`;
  });
}

const widths = [4, 2, 2, 1];

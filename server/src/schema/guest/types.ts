// The types of a guest's `<interface>`, and those of a domain.
// Source: domain.rng of libvirt 9.0.0 and 11.3.0, virDomainNetTypeFromString.
import type { Choice } from '../types';

/** What a network card of a guest may be plugged into. */
export const interfaceChoices = [
  { value: 'network', doc: 'A network of libvirt, by its name. Works on every host that has a network of that name.' },
  { value: 'bridge', doc: 'A bridge that the host has, without anything that a network of libvirt would bring along.' },
  {
    value: 'direct',
    doc: 'An interface of the host, shared by macvtap. Host and guest cannot reach each other over it.',
    since: '0.7.7',
  },
  { value: 'ethernet', doc: 'A tap device that a script or an administrator connects to something.' },
  { value: 'user', doc: 'NAT within the process of the guest, by SLIRP or passt. Needs no rights and no network.' },
  { value: 'hostdev', doc: 'A virtual function of an SR-IOV card that the guest gets as it is.', since: '0.9.11' },
  { value: 'vhostuser', doc: 'A socket to a virtual switch in another process; needs shared memory.', since: '1.2.7' },
  { value: 'vdpa', doc: 'A vDPA device of the host.', since: '6.9.0' },
  { value: 'udp', doc: 'A UDP tunnel to another guest.', since: '1.2.20' },
  { value: 'mcast', doc: 'A virtual network of all guests that use one multicast group.' },
  { value: 'server', doc: 'Waits for one guest of type client, over TCP.' },
  { value: 'client', doc: 'Connects to a guest of type server, over TCP.' },
  { value: 'internal', doc: 'A network within the hypervisor, by name; QEMU connects it to nothing.' },
  { value: 'null', doc: 'Connected to nothing.', since: '8.6.0' },
  { value: 'vds', doc: 'A distributed switch of VMware ESX.', since: '8.6.0' },
] as const satisfies readonly Choice[];

/** The type of an `<interface>`. */
export type InterfaceType = (typeof interfaceChoices)[number]['value'];

export const interfaceTypes: ReadonlySet<string> = new Set(interfaceChoices.map((it) => it.value));

/** What libvirt takes for the type of a domain. */
export const domainTypes: ReadonlySet<string> = new Set(
  'qemu kqemu kvm hvf xen lxc uml openvz test vmware hyperv vbox phyp parallels bhyve vz'.split(' '),
);

// Whole networks to start from, one for each way of forwarding: a table of texts. `{name}`, `{bridge}` and `{net}` stand
// for what is still free when the template is offered; the rest is LSP snippet syntax.
import { addressText } from '../../address';
import { freeBridge, freeSubnets } from '../free';
import type { CompletionContext } from './context';
import { freeNameFor } from './fitting-value';

export interface Template {
  /** Word that a person types: `network-nat`. */
  readonly label: string;
  readonly doc: string;
  /** Name of the network, where the file has none of its own. */
  readonly name: string;
  readonly body: string;
}

const managed = (forward: string): string => `<network>
  <name>\${1:{name}}</name>
${forward}  <bridge name='\${2:{bridge}}' stp='on' delay='0'/>
  <ip address='\${3:{net}}.1' prefix='24'>
    <dhcp>
      <range start='\${3:{net}}.100' end='\${3:{net}}.254'/>
    </dhcp>
  </ip>
</network>
`;

const direct = (mode: string): string => `<network>
  <name>\${1:{name}}</name>
  <forward mode='${mode}'>
    <interface dev='\${2:eth0}'/>
  </forward>
</network>
`;

export const templates: readonly Template[] = [
  {
    label: 'network-nat',
    doc: 'Guests reach the outside with the address of the host.',
    name: 'lab',
    body: managed(`  <forward mode='nat'/>\n`),
  },
  {
    label: 'network-routed',
    doc: 'Guests reach the outside with their own addresses; the router of the LAN needs a route back.',
    name: 'dmz',
    body: managed(`  <forward mode='route'/>\n`),
  },
  {
    label: 'network-open',
    doc: 'As routed, and libvirt adds no firewall rules.',
    name: 'transit',
    body: managed(`  <forward mode='open'/>\n`),
  },
  {
    label: 'network-isolated',
    doc: 'Guests reach each other and the host, nothing else.',
    name: 'backend',
    body: managed(''),
  },
  {
    label: 'network-bridged',
    doc: 'Guests are on the LAN by a bridge that the host has.',
    name: 'lan',
    body: `<network>
  <name>\${1:{name}}</name>
  <forward mode='bridge'/>
  <bridge name='\${2:br0}'/>
</network>
`,
  },
  {
    label: 'network-macvtap',
    doc: 'Guests share an interface of the host without a bridge; host and guests do not hear each other.',
    name: 'direct',
    body: direct('bridge'),
  },
  {
    label: 'network-private',
    doc: 'As macvtap, and guests of this host do not hear each other either.',
    name: 'private',
    body: direct('private'),
  },
  {
    label: 'network-vepa',
    doc: 'As macvtap, and all traffic passes through a switch that sends it back (802.1Qbg).',
    name: 'vepa',
    body: direct('vepa'),
  },
  {
    label: 'network-passthrough',
    doc: 'Each guest has an interface of the host to itself.',
    name: 'passthrough',
    body: direct('passthrough'),
  },
  {
    label: 'network-hostdev',
    doc: 'Each guest gets a virtual function of an SR-IOV card.',
    name: 'sriov',
    body: `<network>
  <name>\${1:{name}}</name>
  <forward mode='hostdev' managed='yes'>
    <pf dev='\${2:ens1f0}'/>
  </forward>
</network>
`,
  },
  {
    label: 'network-openvswitch',
    doc: 'Guests are ports of a bridge of Open vSwitch; a port group puts them into a VLAN.',
    name: 'ovs',
    body: `<network>
  <name>\${1:{name}}</name>
  <forward mode='bridge'/>
  <bridge name='\${2:ovsbr0}'/>
  <virtualport type='openvswitch'/>
  <portgroup name='\${3:untagged}' default='yes'/>
  <portgroup name='\${4:vlan-20}'>
    <vlan>
      <tag id='\${5:20}'/>
    </vlan>
  </portgroup>
</network>
`,
  },
];

/** The snippet of a template, with what is free in this network filled in. */
export function templateText(template: Template, around: CompletionContext): string {
  const [subnet] = freeSubnets(around, 1);
  const net = subnet ? addressText(subnet.first).replace(/\.0$/, '') : '192.168.100';
  return template.body
    .replaceAll('{name}', freeNameFor(template.name, around))
    .replaceAll('{bridge}', freeBridge(around))
    .replaceAll('{net}', net);
}

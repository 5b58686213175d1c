// A network on a bridge that no file of the workspace makes and the running host does not have. Silent where neither a file
// of the host nor the host itself says what there is.
import { type Fix, replace } from '../../../fixes/fix';
import { basenameOf, folderOf, ifcfgKindOf } from '../../../model/file';
import { isWhole } from '../../../model/inventory';
import type { DeviceFact } from '../../../model/facts';
import { hostAround } from '../../../model/on-host';
import { nearest } from '../../../schema/nearest';
import { ruleOfEach } from '../../rule';
import { hostBridgesOf } from '../../../model/network/references';
import { lookupOf, mayBeBridge } from '../../../model/lookup';

export const libvirtBridgeMissing = ruleOfEach({
  code: 'libvirt-bridge-missing',
  of: ['network'],
  severity: 'warning',
  across: true,
  summary: 'A network names a bridge that neither a file of the host makes nor the running host has.',
  source: 'libvirt 9.0.0: the network starts, and guests fail with "Cannot get interface MTU"',

  each: hostBridgesOf,
  *check({ name, at }, file, workspace) {
    const { tree } = file;
    const lookup = lookupOf(workspace);
    const configured = lookup.configured();
    const { byBridge } = lookup;
    const host = hostAround(file, workspace);
    if (!host && configured.length === 0) return;
    // The bridges of Open vSwitch are kept in its own database.
    if (tree.root?.child('virtualport')?.value('type') === 'openvswitch') return;
    const there = host?.named.get(name);
    if (isMade(name) || (there && (!isWhole(host!) || there.kind === 'bridge'))) return;
    const bridges = configured.filter((it) => it.kind === 'bridge' && it.name !== '');
    const ofHost = (host?.devices ?? []).filter((it) => it.kind === 'bridge' && !host!.ofNetworks.includes(it.name));
    const names = [...new Set([...bridges, ...ofHost].map((it) => it.name))];
    const [likely] = nearest(name, names);
    const choices = likely === undefined ? names.slice(0, 3) : [likely];
    const none = host ? 'it has none' : isIfcfg(configured[0]!) ? 'no file has TYPE=Bridge' : 'no file makes one';
    const expected = names.length === 0 ? none : `expected ${names.slice(0, 3).join(', ')}`;
    const wrong = workspace.devices(name).find((it) => it.by === 'host' || (it.by === 'profile' && it.live));
    const besides = configured.find(isIfcfg);
    const isShaped = host && !there && tree.at('bandwidth').some((it) => it.child('inbound') ?? it.child('outbound'));
    yield {
      span: at.span,
      // libvirt asks `tc` to shape what is not there.
      severity: isShaped ? 'error' : 'warning',
      message: wrong
        ? `${name} is no bridge ${wrong.by === 'host' ? 'on the host' : `in ${basenameOf(wrong.at.uri)}`}, and guests do not start; ${expected}`
        : `${host ? 'the host has no bridge' : 'no file makes the bridge'} ${name}, and ${isShaped ? 'libvirt does not start the network' : 'guests do not start without it'}; ${expected}`,
      related: wrong
        ? [{ at: wrong.at, message: `${name} is ${wrong.kind}` }]
        : bridges.slice(0, 3).map((it) => ({ at: it.at, message: `bridge ${it.name}` })),
      fixes: [
        ...choices.map((it) => replace(`Change to ${it}`, at.span, it, it === likely)),
        ...(wrong || !besides ? [] : creation(name, folderOf(besides.at.uri))),
      ],
      // What the host has is known; the interfaces of a folder may be those of guests.
      ...(host ? {} : { rival: { uri: (wrong ?? configured[0]!).at.uri, mayBeGuest: true } }),
    };

    function isMade(name: string): boolean {
      if (workspace.devices(name).some(mayBeBridge)) return true;
      return (byBridge.get(name) ?? []).some((it) => it.mode !== 'bridge');
    }
  },
});

const isIfcfg = ({ at }: DeviceFact): boolean => ifcfgKindOf(at.uri) !== undefined;

/** A bridge of its own for the guests; which interface becomes its port is for a person to say. */
function creation(name: string, folder: string): Fix[] {
  if (!/^[\w.-]{1,15}$/.test(name) || name === '.' || name === '..') return [];
  const content = `DEVICE=${name}\nNAME=${name}\nTYPE=Bridge\nONBOOT=yes\nBOOTPROTO=none\nSTP=no\n`;
  return [
    {
      title: `Create ifcfg-${name}, a bridge without ports`,
      changes: [{ create: `${folder}/ifcfg-${name}`, content }],
    },
  ];
}

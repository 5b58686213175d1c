// A network on a bridge that no file of the workspace makes. Silent where no ifcfg file says what the host has.
import { type Fix, replace } from '../../../fixes/fix';
import { folderOf } from '../../../model/file';
import { nearest } from '../../../schema/nearest';
import { ruleOfEach } from '../../rule';
import { hostBridgesOf } from '../../../model/network/references';
import { lookupOf } from '../../../model/lookup';

export const libvirtBridgeMissing = ruleOfEach({
  code: 'libvirt-bridge-missing',
  of: ['network'],
  severity: 'warning',
  across: true,
  summary: 'A network names a bridge that no ifcfg file makes.',
  source: 'libvirt 9.0.0: the network starts, and guests fail with "Cannot get interface MTU"',

  each: hostBridgesOf,
  *check({ name, at }, { tree }, workspace) {
    const lookup = lookupOf(workspace);
    const configured = lookup.configured();
    const { byBridge } = lookup;
    if (configured.length === 0) return;
    // The bridges of Open vSwitch are kept in its own database.
    if (tree.root?.child('virtualport')?.value('type') === 'openvswitch') return;
    if (isMade(name)) return;
    const bridges = configured.filter((it) => it.kind === 'bridge' && it.name !== '');
    const names = [...new Set(bridges.map((it) => it.name))];
    const [likely] = nearest(name, names);
    const choices = likely === undefined ? names.slice(0, 3) : [likely];
    const expected = names.length === 0 ? 'no file has TYPE=Bridge' : `expected ${names.slice(0, 3).join(', ')}`;
    const wrong = workspace.devices(name).find((it) => it.by === 'ifcfg' && it.live);
    yield {
      span: at.span,
      message: wrong
        ? `${name} is no bridge in ifcfg-${wrong.of}, and guests do not start; ${expected}`
        : `no ifcfg file makes the bridge ${name}, and guests do not start without it; ${expected}`,
      related: wrong
        ? [{ at: wrong.at, message: `${name} is ${wrong.kind}` }]
        : bridges.slice(0, 3).map((it) => ({ at: it.at, message: `bridge ${it.name}` })),
      fixes: [
        ...choices.map((it) => replace(`Change to ${it}`, at.span, it, it === likely)),
        ...(wrong ? [] : creation(name, folderOf(configured[0]!.at.uri))),
      ],
      rival: { uri: (wrong ?? configured[0]!).at.uri },
    };

    function isMade(name: string): boolean {
      if (workspace.devices(name).some((it) => it.kind === 'bridge' && it.live)) return true;
      return (byBridge.get(name) ?? []).some((it) => it.mode !== 'bridge');
    }
  },
});

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

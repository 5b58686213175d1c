// Bridges that are allowed and that nobody makes. Silent where neither a file of the host nor the host itself says what there is.
import { replace } from '../../../fixes/fix';
import { allowsOf } from '../../../model/bridge-conf/lines';
import { longestName } from '../../../schema/bridge-conf';
import { isWhole } from '../../../model/inventory';
import { lookupOf, mayBeBridge } from '../../../model/lookup';
import { hostAround } from '../../../model/on-host';
import { nearest } from '../../../schema/nearest';
import { ruleOfEach } from '../../rule';

export const qemuAclUnknownBridge = ruleOfEach({
  code: 'qemu-acl-unknown-bridge',
  of: ['bridge.conf'],
  severity: 'warning',
  across: true,
  summary: 'A bridge is allowed that neither a file makes nor the running host has.',
  source: 'qemu-bridge-helper.c: "failed to get mtu of bridge"; tried with qemu 7.2',
  each: allowsOf,
  *check({ value: name, valueSpan: span }, file, workspace) {
    // What is no name has a finding of its own.
    if (name === 'all' || !/^[^\s,;"'*?]+$/.test(name) || Buffer.byteLength(name) > longestName) return;
    const host = hostAround(file, workspace);
    const { configured, byBridge } = lookupOf(workspace);
    const others = configured();
    if (!host && others.length === 0) return;
    const there = host?.named.get(name);
    if (there && (!isWhole(host!) || there.kind === 'bridge')) return;
    if (workspace.devices(name).some(mayBeBridge) || byBridge.get(name)?.some((it) => it.mode !== 'bridge')) return;
    const names = new Set(others.filter((it) => it.kind === 'bridge').map((it) => it.name));
    const likely = nearest(name, names, 1);
    const expected = names.size === 0 ? '' : `; expected ${[...names].slice(0, 3).join(', ')}`;
    yield {
      span,
      message: `${host ? 'the host has no' : 'no file makes the'} bridge ${name}, and guests on it do not start${expected}`,
      fixes: likely.map((it) => replace(`Change to ${it}`, span, it, true)),
      ...(host ? {} : { rival: { uri: others[0]!.at.uri } }),
    };
  },
});

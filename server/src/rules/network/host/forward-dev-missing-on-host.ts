// An interface that packets are to leave through, or guests to be attached to, and that the running host does not have.
import { fix } from '../../../fixes/fix';
import { attachingModes, devicePoolsOf, type ForwardPool } from '../../../model/network/forward-pool';
import { forwardingModes, inModes } from '../../../model/network/mode';
import { hostAround, onHost, uplinkNames } from '../../../model/on-host';
import { renamed } from '../../../model/port-uplinks';
import { nearest } from '../../../schema/nearest';
import type { Attribute } from '../../../syntax/tree';
import { ruleOfEach } from '../../rule';

export const forwardDevMissingOnHost = ruleOfEach({
  code: 'forward-dev-missing-on-host',
  of: ['network'],
  severity: 'warning',
  across: true,
  summary: 'The running host has no interface of the name that a network goes out by.',
  source: 'libvirt 9.0.0: the network starts; nothing leaves by that interface, and guests on it fail',

  each: onHost(inModes(new Set([...forwardingModes, ...attachingModes]), devicePoolsOf)),
  *check(pool, file, workspace) {
    const host = hostAround(file, workspace)!;
    const isAttached = attachingModes.has(pool.mode);
    const all = named(pool);
    const fits = uplinkNames(
      host,
      (it) => !(isAttached && it.kind === 'wireless') && !all.some(({ value }) => host.named.get(value) === it),
    );
    for (const { value: name, valueSpan: span } of all) {
      // What a file or a network makes is there once that is up.
      if (host.named.has(name) || workspace.devices(name).length > 0) continue;
      const near = nearest(name, fits);
      const choices = (near.length > 0 ? near : fits).slice(0, 3);
      yield {
        span,
        message: `the host has no interface ${name}: ${isAttached ? 'guests do not start' : 'guests reach nothing outside'}${choices.length === 0 ? '' : `, expected ${choices.join(', ')}`}`,
        fixes: choices.map((it) => fix(`Change to ${it}`, renamed(file.tree, name, it), near[0] === it)),
      };
    }
  },
});

/** The interfaces of a pool, each once: `forward dev` repeats the first. */
function named({ dev, interfaces }: ForwardPool): Attribute[] {
  const all = new Map<string, Attribute>();
  for (const it of [dev, ...interfaces.map((one) => one.attribute('dev'))])
    if (it && it.value !== '' && !all.has(it.value)) all.set(it.value, it);
  return [...all.values()];
}

// The name of the device on the host: one that libvirt gives itself, or that is taken.
import { fix } from '../../../fixes/fix';
import { cardAround, inCards, isOfQemu, typeOf } from '../../../model/guest/cards';
import { isWhole } from '../../../model/inventory';
import { hostAround } from '../../../model/on-host';
import type { Attribute } from '../../../syntax/tree';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';

export const domTarget = ruleOfAll({
  name: 'dom-target',
  of: ['guest'],
  severity: 'error',
  summary: 'A name of the device on the host that libvirt drops, or that is taken.',
  source: 'libvirt 9.0.0: names of its own are gone once defined; others at start "The … interface already exists"',
  codes: {
    'dom-target-generated': 'A name that libvirt gives itself, and drops.',
    'dom-target-duplicate': 'Two cards of one guest with one name.',
    'dom-target-taken': 'A name that the host has given.',
    'dom-target-not-found': 'A device that is to be there, and the host does not have it.',
  },
  all: inCards('target'),
  *check(targets, file, workspace) {
    if (!isOfQemu(file.tree)) return;
    const seen = new Map<string, Attribute>();
    const host = hostAround(file, workspace);
    for (const target of targets) {
      const dev = target.attribute('dev');
      if (!dev || dev.value === '' || !withDevice.has(typeOf(cardAround(target)))) continue;
      const isManaged = target.value('managed') !== 'no';
      const name = dev.value;
      if (isManaged && /^(?:vnet|macvtap|macvlan)/.test(name)) {
        yield {
          code: 'dom-target-generated',
          severity: 'information',
          span: dev.valueSpan,
          message: `${name} is a name that libvirt gives itself, and drops from what is defined`,
          tag: 'unnecessary',
          fixes: [fix('Remove <target>', removeElement(target))],
        };
        continue;
      }
      const first = seen.get(name);
      if (first)
        yield {
          code: 'dom-target-duplicate',
          span: dev.valueSpan,
          message: `another card of this guest is called ${name} on the host, and the guest does not start`,
          related: [{ at: { uri: file.uri, span: first.valueSpan }, message: 'the first one is here' }],
          fixes: [fix('Remove <target>', removeElement(target))],
        };
      else seen.set(name, dev);
      const there = workspace.devices(name)[0];
      if (
        !isManaged &&
        host &&
        isWhole(host) &&
        !host.named.has(name) &&
        !there &&
        typeOf(cardAround(target)) === 'ethernet'
      )
        yield {
          code: 'dom-target-not-found',
          span: dev.valueSpan,
          message: `the host has no device ${name}, which managed="no" leaves to others to make, and the guest does not start`,
        };
      // A running guest has its own device.
      const isOnHost = name === 'lo' || (host?.named.has(name) === true && there !== undefined);
      if (!isManaged || (!isOnHost && !there)) continue;
      yield {
        code: 'dom-target-taken',
        severity: isOnHost ? 'error' : 'warning',
        span: dev.valueSpan,
        message: `${name} is ${isOnHost ? 'a device of the host' : `a device of ${there!.of}`} already, and the guest does not start; expected a name of its own`,
        related: there && there.at.uri !== '' ? [{ at: there.at, message: `${name} is here` }] : [],
        fixes: [fix('Remove <target>', removeElement(target))],
      };
    }
  },
});

/** Types that make a device on the host. */
const withDevice: ReadonlySet<string> = new Set(['network', 'bridge', 'direct', 'ethernet']);

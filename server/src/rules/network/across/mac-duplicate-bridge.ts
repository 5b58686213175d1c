// The MAC address of a bridge that something else in reach has too.
import { networkOf } from '../../../model/networks';
import { replace } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { attributeAt } from '../../../model/network/elements';
import type { Place } from '../../../text';
import { hostWithMac } from '../../../model/network/host-lookup';
import { rivalAmong } from '../../../model/one-host';
import { whereabouts } from '../../../model/on-host';
import { lookupOf } from '../../../model/lookup';

export const macDuplicateBridge = ruleOfEach({
  code: 'mac-duplicate-bridge',
  of: ['network'],
  severity: 'warning',
  summary: 'The MAC address of a bridge is used twice.',
  source: 'IEEE 802.1D: a bridge learns one port per address; libvirt 9.0.0 starts both networks',

  each: attributeAt('mac@address'),
  *check(attribute, file, workspace) {
    const { facts } = file;
    const mine = networkOf(file);
    const mac = attribute.value.toLowerCase();
    if (!mine || mac === '') return;
    const host = hostWithMac(file, mac);
    const { byMac, byUri } = lookupOf(workspace);
    const bridge = rivalAmong(file, workspace, byMac.get(mac) ?? [], (it) => {
      const other = byUri.get(it.at.uri);
      return other !== undefined && other.name !== mine.name && other.uuid !== (mine.uuid ?? '');
    });
    const found: { words: string; at: Place } | undefined = host
      ? { words: `the guest ${host.name ?? ''}`.trim(), at: host.macAt ?? host.at }
      : bridge && {
          words: `bridge ${bridge.name} of network ${bridge.of}${whereabouts(bridge.at.uri, workspace)}`,
          at: bridge.at,
        };
    if (!found) return;
    const taken = new Set(facts.reservations.map((it) => it.mac));
    const own = variant(mac, (it) => byMac.has(it) || taken.has(it));
    yield {
      span: attribute.valueSpan,
      message: `${attribute.value} is also the MAC address of ${found.words}, expected one of its own`,
      related: [{ at: found.at, message: `${found.words} has it too` }],
      fixes: own === undefined ? [] : [replace(`Change to ${own}`, attribute.valueSpan, own, true)],
      ...(host || !bridge ? {} : { rival: { uri: bridge.at.uri, claim: `the MAC address ${attribute.value}` } }),
    };
  },
});

/** The nearest address in libvirt's own block that is free. */
function variant(mac: string, isTaken: (it: string) => boolean): string | undefined {
  const last = parseInt(mac.slice(9).replaceAll(':', ''), 16);
  if (Number.isNaN(last)) return undefined;
  for (let i = 1; i < 65536; i++) {
    const digits = ((last + i) % 2 ** 24).toString(16).padStart(6, '0');
    const it = `52:54:00:${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4)}`;
    if (!isTaken(it)) return it;
  }
  return undefined;
}

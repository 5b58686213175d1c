// What `net-dhcp-leases` prints, read. Pure.
import type { Lease } from '../model/lease-facts';

/**
 * The leases of a network, by address. `output` is that of `virsh -q` with `TZ=UTC`: virsh prints times in its own time zone
 * and does not say which. Lines that are none are passed by.
 */
export function readLeases(output: string): Lease[] {
  return output.split('\n').flatMap((it) => leaseOf(it) ?? []);
}

function leaseOf(line: string): Lease | undefined {
  const [time, mac, , address, hostname, id] = line.trim().split(/\s{2,}/);
  const said = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(time ?? '');
  if (!said || mac === undefined || address === undefined) return undefined;
  const [year, month, day, hour, minute, second] = said.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const expires = Date.UTC(year, month - 1, day, hour, minute, second);
  return {
    expires: expires === 0 ? undefined : expires,
    until: expires === 0 ? undefined : time,
    mac: mac.toLowerCase(),
    ip: address.replace(/\/\d+$/, ''),
    ...optional('hostname', hostname),
    ...optional('id', id),
  };
}

const optional = (key: 'hostname' | 'id', value: string | undefined): object =>
  value === undefined || value === '-' ? {} : { [key]: value };

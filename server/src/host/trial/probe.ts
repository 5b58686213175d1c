// Whether a network works after a change: what libvirt tells from anywhere, and what this machine tells of its own.
import { Resolver } from 'node:dns/promises';
import { parseXml } from '../../syntax/xml/parse';
import { type Connection, type RunOptions } from '../command';
import { readLeases } from '../leases';
import { type State, stateOf } from '../state';
import * as virsh from '../virsh';
import type { NetworkRef } from '../virsh';
import { localInventory } from '../watch/local';
import { isLocal } from '../watch/place';

/** One thing that was looked at; `ok` is undefined where nobody can tell from here. */
export interface Probe {
  readonly what: string;
  readonly ok: boolean | undefined;
}

/** What a network had before a change that it is to have afterwards. */
export interface Before {
  readonly state: State;
  /** Addresses that were leased. */
  readonly leased: readonly string[];
}

/** The leases of a network, by address. */
export async function leasedNow(
  connection: Connection,
  target: NetworkRef,
  options: RunOptions | undefined,
): Promise<string[]> {
  const printed = await connection.run(virsh.leases(target), options);
  return printed.ok ? readLeases(printed.value).map(({ ip }) => ip) : [];
}

/** Milliseconds that dnsmasq may take to answer. */
const patience = 2000;

/** Looks at a network that was changed. */
export async function probesOf(
  connection: Connection,
  target: NetworkRef,
  before: Before,
  options: RunOptions | undefined,
): Promise<readonly Probe[]> {
  const now = await stateOf(connection, target, options);
  const live = now.ok ? now.value.state.live : undefined;
  const ran = before.state.live !== undefined;
  if (live === undefined) return ran ? [{ what: 'it runs', ok: false }] : [];
  const { root } = parseXml(live);
  const bridge = root?.child('bridge')?.attribute('name')?.value;
  const ips = (root?.childrenNamed('ip') ?? []).flatMap((it) => it.attribute('address')?.value ?? []);
  const isHere = isLocal(connection.uri ?? '') && bridge !== undefined;
  const device = isHere ? (await localInventory([bridge]))?.devices.find((it) => it.name === bridge) : undefined;
  const addresses = device?.addresses.map((it) => it.split('/')[0]!);
  const hasDns = root?.child('dns')?.attribute('enable')?.value !== 'no' && ips.length > 0;
  const leased = await leasedNow(connection, target, options);
  return [
    { what: 'it runs', ok: true },
    ...(bridge === undefined ? [] : [{ what: `the bridge ${bridge} is up`, ok: device?.isUp }]),
    ...ips.map((it) => ({ what: `the host has ${it}`, ok: addresses?.includes(it) })),
    ...(hasDns ? [{ what: `dnsmasq answers at ${ips[0]!}`, ok: device && (await answersAt(ips[0]!)) }] : []),
    ...before.leased.map((it) => ({ what: `${it} is still leased`, ok: leased.includes(it) })),
  ];
}

/** Any answer is one, also that there is no such name. */
async function answersAt(server: string): Promise<boolean> {
  const resolver = new Resolver({ timeout: patience, tries: 1 });
  resolver.setServers([server.includes(':') ? `[${server}]` : server]);
  try {
    await resolver.resolve4('virtnet.invalid');
    return true;
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    return code !== 'ETIMEOUT' && code !== 'ECONNREFUSED';
  }
}

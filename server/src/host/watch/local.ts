// The interfaces, addresses and routes of this machine, as `ip` tells them.
import type { DeviceKind } from '../../model/facts';
import type { HostDevice, HostInventory, HostRoute } from '../../model/inventory';
import { startProcess } from '../run';

/** As much as one answer of `ip` may be long: about 50,000 routes. */
const mostCharacters = 8 * 1024 * 1024;

/** Milliseconds that `ip` may take. */
const patience = 5000;

/**
 * What this machine has; undefined where `ip` is not installed, or where it is not the host on which the bridges are that the
 * running networks have made (in a container, say).
 */
export async function localInventory(
  bridges: readonly string[],
  program = 'ip',
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<HostInventory | undefined> {
  const ask = (...args: string[]) => askIp(program, args, env);
  const [addresses, routes, routes6] = await Promise.all([
    ask('-j', '-d', 'address'),
    ask('-j', 'route', 'show', 'table', 'all'),
    ask('-j', '-6', 'route', 'show', 'table', 'all'),
  ]);
  const devices = addresses && devicesIn(addresses);
  if (!devices || !bridges.every((name) => devices.some((it) => it.name === name))) return undefined;
  return { devices, ...(routes && { routes: [...routesIn(routes), ...routesIn(routes6 ?? [])] }) };
}

/** The interfaces in what `ip -j -d address` printed. */
export const devicesIn = (printed: readonly unknown[]): HostDevice[] =>
  printed.flatMap((it) => deviceOf(record(it)) ?? []);

function deviceOf(it: Readonly<Record<string, unknown>>): HostDevice | undefined {
  const name = text(it.ifname);
  if (name === undefined) return undefined;
  const flags = Array.isArray(it.flags) ? it.flags : [];
  const controller = text(it.master);
  const mac = text(it.address);
  const functions = Array.isArray(it.vfinfo_list) ? it.vfinfo_list.length : undefined;
  const addresses = (Array.isArray(it.addr_info) ? it.addr_info : []).flatMap((given) => {
    const { local, prefixlen } = record(given);
    return typeof local === 'string' && typeof prefixlen === 'number' ? [`${local}/${prefixlen}`] : [];
  });
  const altnames = (Array.isArray(it.altnames) ? it.altnames : []).filter((one) => text(one) !== undefined) as string[];
  return {
    name,
    ...(altnames.length === 0 ? {} : { altnames }),
    kind: kindOf(text(record(it.linkinfo).info_kind), text(it.link_type), name),
    isUp: flags.includes('UP'),
    ...(mac === undefined ? {} : { mac }),
    ...(controller === undefined ? {} : { controller }),
    addresses,
    ...(functions === undefined ? {} : { virtualFunctions: functions }),
  };
}

const kinds: Readonly<Record<string, DeviceKind>> = { bridge: 'bridge', bond: 'bond', team: 'team', vlan: 'vlan' };

function kindOf(made: string | undefined, type: string | undefined, name: string): DeviceKind {
  if (made !== undefined) return kinds[made] ?? 'other';
  if (type === 'infiniband') return 'infiniband';
  if (type !== 'ether') return 'other';
  return /^wl/.test(name) ? 'wireless' : 'ethernet';
}

/** The routes in what `ip -j route show table all` printed, without those to the host itself. */
export const routesIn = (printed: readonly unknown[]): HostRoute[] =>
  printed.flatMap((it) => routeOf(record(it)) ?? []);

function routeOf(it: Readonly<Record<string, unknown>>): HostRoute | undefined {
  const [destination, dev, gateway, table, type] = [it.dst, it.dev, it.gateway, it.table, it.type].map(text);
  const isNowhere = nowhere.has(type);
  const device = isNowhere ? '*' : (dev ?? text(record(Array.isArray(it.nexthops) ? it.nexthops[0] : undefined).dev));
  if (destination === undefined || device === undefined || !(isNowhere || (type ?? 'unicast') === 'unicast'))
    return undefined;
  const isWhole = destination === 'default';
  return {
    destination: isWhole
      ? '0.0.0.0/0'
      : destination.includes('/')
        ? destination
        : `${destination}/${destination.includes(':') ? 128 : 32}`,
    ...(gateway === undefined ? {} : { gateway }),
    device,
    ...(table === undefined || table === 'main' ? {} : { table }),
  };
}

/** Routes that lead nowhere; libvirt calls their interface `*`. */
const nowhere: ReadonlySet<string | undefined> = new Set(['blackhole', 'unreachable', 'prohibit']);

/** The list that `ip` prints as JSON; undefined when it is not installed, fails or prints something else. */
function askIp(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly unknown[] | undefined> {
  return new Promise((resolve) => {
    const pieces: string[] = [];
    let size = 0;
    const running = startProcess(
      program,
      args,
      { ...env, LC_ALL: 'C.UTF-8' },
      {
        output: (piece) => {
          size += piece.length;
          if (size > mostCharacters) running.kill();
          else pieces.push(piece);
        },
        complaint: () => undefined,
        ended: (ending) => {
          clearTimeout(timer);
          resolve(ending.how === 'exit' && ending.code === 0 ? listIn(pieces.join('')) : undefined);
        },
      },
    );
    const timer = setTimeout(() => running.kill(), patience);
  });
}

function listIn(json: string): readonly unknown[] | undefined {
  try {
    // Of no route at all, nothing is printed.
    const read: unknown = JSON.parse(json.trim() === '' ? '[]' : json);
    return Array.isArray(read) ? (read as readonly unknown[]) : undefined;
  } catch {
    return undefined;
  }
}

const record = (it: unknown): Readonly<Record<string, unknown>> =>
  typeof it === 'object' && it !== null ? (it as Readonly<Record<string, unknown>>) : {};

const text = (it: unknown): string | undefined => (typeof it === 'string' && it !== '' ? it : undefined);

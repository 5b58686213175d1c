// The guest of a rehearsal, and the world outside: what it gets, whom it reaches.
import { setTimeout as pause } from 'node:timers/promises';
import { addressText, plus } from '../../address';
import type { NetworkMode } from '../../model/facts';
import { said, textIn, type WrittenIp, type WrittenNetwork } from '../../model/network/written/definition';
import { parseXml } from '../../syntax/xml/parse';
import type { Ended } from '../run';
import type { Stage } from './stage';

/** One thing that was tried; `ok` is undefined where nothing was. */
export interface Check {
  readonly what: string;
  readonly ok: boolean | undefined;
  /** What a program said of it. */
  readonly said?: string;
}

/** The world outside of the host: how it is reached, and an address that answers there. */
export interface Outside {
  readonly device: string;
  readonly host: string;
  readonly address: string;
}

/** Addresses for documentation, of those that the network itself does not use. The device is the one the network forwards to. */
export function outsideOf(xml: string): Outside {
  const { root } = parseXml(xml);
  const forward = root?.child('forward');
  const named = forward?.attribute('dev')?.value ?? forward?.child('interface')?.attribute('dev')?.value ?? '';
  const block = ['203.0.113', '198.51.100', '192.0.2'].find((it) => !xml.includes(`${it}.`)) ?? '203.0.113';
  return {
    device: /^[\w.-]{1,15}$/.test(named) && named !== 'lo' && !named.startsWith('-') ? named : 'outside0',
    host: `${block}.2`,
    address: `${block}.1`,
  };
}

export async function setOutside(stage: Stage, { device, host, address }: Outside): Promise<void> {
  for (const words of [
    'netns add outside',
    `link add ${device} type veth peer name out0 netns outside`,
    `address add ${host}/24 dev ${device}`,
    `link set ${device} up`,
    `route add default via ${address}`,
    `-n outside address add ${address}/24 dev out0`,
    '-n outside link set lo up',
    '-n outside link set out0 up',
    // The router outside knows the way back, which route and open networks need.
    `-n outside route add default via ${host}`,
  ])
    await stage.inside('ip', ...words.split(' '));
}

const mac = '52:54:00:ba:5e:01';
const guestName = 'rehearsal';

/** What becomes of a guest that uses a network. */
export async function guestChecks(stage: Stage, network: WrittenNetwork, outside: Outside): Promise<Check[]> {
  const four = network.ips.find((it) => it.address.family === 4 && isServed(it)) ?? ipOf(network, 4);
  const known = four && knownGuest(four);
  for (const words of [
    'netns add guest',
    'link add rehearsal0 type veth peer name eth0 netns guest',
    `link set rehearsal0 master ${network.bridge}`,
    'link set rehearsal0 up',
    '-n guest link set lo up',
    `-n guest link set eth0 address ${(known && said(known, 'mac')) ?? mac}`,
    '-n guest link set eth0 up',
  ])
    await stage.inside('ip', ...words.split(' '));
  await untilForwarding(stage);
  const checks: Check[] = [];
  if (four) {
    checks.push(isServed(four) ? await leaseOf(stage) : await fixed(stage, four));
    checks.push(...(await namesOf(stage, network, four)));
    checks.push(await reaches(stage, 'the guest reaches the gateway', addressText(four.address)));
    if (!isServed(four)) await inGuest(stage, 'ip', 'route', 'add', 'default', 'via', addressText(four.address));
    checks.push(await reachesOutside(stage, network.mode, outside));
  }
  const six = ipOf(network, 6);
  if (six) {
    await fixed(stage, six);
    checks.push(await reaches(stage, 'the guest reaches the gateway', addressText(six.address)));
  }
  return four || six
    ? checks
    : [{ what: 'it has no address, so there is nothing for a guest to reach', ok: undefined }];
}

const ipOf = ({ ips }: WrittenNetwork, family: 4 | 6): WrittenIp | undefined =>
  ips.find((it) => it.address.family === family);

/** Where an address is given to known guests only, the guest is one of them. */
const knownGuest = ({ ranges, hosts }: WrittenIp) =>
  ranges.length === 0 ? hosts.find((it) => said(it, 'mac') !== undefined) : undefined;

/** Looks a second apart: a bridge with STP lets nothing through at first, for twice its delay. */
const mostLooks = 70;

async function untilForwarding(stage: Stage): Promise<void> {
  for (let i = 0; i < mostLooks; i++) {
    const { code, output } = await stage.inside('cat', '/sys/class/net/rehearsal0/brport/state');
    if (code !== 0 || output.trim() === forwarding) return;
    await pause(1000);
  }
}

/** BR_STATE_FORWARDING of the kernel. */
const forwarding = '3';

const isServed = ({ ranges, hosts }: WrittenIp): boolean => ranges.length + hosts.length > 0;

const inGuest = (stage: Stage, ...words: string[]): Promise<Ended> =>
  stage.inside('ip', 'netns', 'exec', 'guest', ...words);

/** What the DHCP client runs when it has an address. */
const script = `#!/bin/sh
case "$1" in bound|renew) ;; *) exit 0 ;; esac
ip address add "$ip/$mask" dev "$interface"
for it in $router; do ip route add default via "$it"; break; done
echo "$ip for $lease s" > /run/rehearsal-lease
`;

async function leaseOf(stage: Stage): Promise<Check> {
  await stage.inside(
    'sh',
    '-c',
    'printf %s "$1" > /run/rehearsal-script; chmod 755 /run/rehearsal-script',
    'sh',
    script,
  );
  const client = ['busybox', 'udhcpc', '-i', 'eth0', '-n', '-q', '-t', '8', '-T', '2', '-s', '/run/rehearsal-script'];
  const { output, complaint } = await inGuest(stage, ...client, '-x', `hostname:${guestName}`);
  const lease = (await stage.inside('cat', '/run/rehearsal-lease')).output.trim();
  return lease === ''
    ? { what: 'a guest gets an address', ok: false, said: lastLine(complaint + output) }
    : { what: `a guest gets an address: ${lease}`, ok: true };
}

/** An address of its own for a guest where none is given out. */
async function fixed(stage: Stage, { address, subnet }: WrittenIp): Promise<Check> {
  const own = addressText(plus(address, 1) ?? address);
  const more = address.family === 6 ? ['nodad'] : [];
  const { code, complaint } = await inGuest(
    stage,
    'ip',
    'address',
    'add',
    `${own}/${subnet.prefix}`,
    'dev',
    'eth0',
    ...more,
  );
  return { what: `no address is given out; the guest takes ${own}`, ok: code === 0, ...saidOf(complaint) };
}

/** A name that the network says, else that of the guest itself, which dnsmasq knows by the lease. */
async function namesOf(stage: Stage, { root }: WrittenNetwork, four: WrittenIp): Promise<Check[]> {
  const dns = root.parts.get('dns');
  if (dns && said(dns, 'enable') === 'no') return [];
  const named = textIn(dns?.lists.get('host')?.[0]?.lists.get('hostname')?.[0]);
  const name = named ?? (knownGuest(four) ? said(knownGuest(four), 'name') : isServed(four) ? guestName : undefined);
  if (name === undefined || !/^\w[\w.-]*$/.test(name)) return [];
  const { output, complaint } = await inGuest(stage, 'busybox', 'nslookup', name, addressText(four.address));
  // Its exit code is also about the family that nobody asked for.
  const ok = /^Name:.*\nAddress/m.test(output);
  return [{ what: `dnsmasq knows ${name}`, ok, ...(ok ? {} : saidOf(complaint + output)) }];
}

async function reaches(stage: Stage, what: string, address: string): Promise<Check> {
  const { code, output, complaint } = await ping(stage, address);
  return { what: `${what}, ${address}`, ok: code === 0, ...(code === 0 ? {} : saidOf(complaint + output)) };
}

const ping = (stage: Stage, address: string): Promise<Ended> =>
  inGuest(stage, 'busybox', address.includes(':') ? 'ping6' : 'ping', '-c', '2', '-W', '2', address);

async function reachesOutside(stage: Stage, mode: NetworkMode, { address }: Outside): Promise<Check> {
  if (mode !== 'isolated') {
    // libvirt up to 11.3 has a host forward for an open network, too; 12.8 does not.
    const isLeft = (await stage.inside('cat', forwardingFile)).output.trim() === '0';
    if (isLeft) await stage.inside('sh', '-c', 'echo 1 > "$0"', forwardingFile);
    const who = 'the guest reaches the outside';
    return reaches(stage, isLeft ? `where the host forwards, which libvirt leaves to it, ${who}` : who, address);
  }
  const { code } = await ping(stage, address);
  return { what: 'the guest does not reach the outside, as nothing is forwarded', ok: code !== 0 };
}

const forwardingFile = '/proc/sys/net/ipv4/ip_forward';

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
const saidOf = (text: string): { readonly said?: string } => (lastLine(text) === '' ? {} : { said: lastLine(text) });

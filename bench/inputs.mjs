// The files that are measured on. Always the same: no randomness. All are right by network.rng.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const address = (i) => `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`;
const byte = (n) => (n & 255).toString(16).padStart(2, '0');
const mac = (i, block = '52:54:00') => `${block}:${byte(i >> 16)}:${byte(i >> 8)}:${byte(i)}`;
const uuid = (i) => `6f1d2c30-8b47-4e5a-9c21-${i.toString(16).padStart(12, '0')}`;

/** A network with so many static hosts and a tenth as many DNS hosts. The one with 14 has 40 lines. */
export function networkWith(hosts) {
  const names = Math.max(1, Math.floor(hosts / 10));
  return document(hosts, [
    '  <dns>',
    "    <txt name='example' value='example value'/>",
    ...count(names, (i) => [
      `    <host ip='${address(0x800000 + i)}'>`,
      `      <hostname>dns${i}.example.org</hostname>`,
      '    </host>',
    ]),
    '  </dns>',
    "  <ip address='10.0.0.1' netmask='255.0.0.0'>",
    '    <dhcp>',
    "      <range start='10.200.0.2' end='10.200.255.254'/>",
    ...count(hosts, (i) => [`      <host mac='${mac(i + 16)}' name='host${i}' ip='${address(i + 16)}'/>`]),
    '    </dhcp>',
    '  </ip>',
    "  <ip family='ipv6' address='2001:db8:ca2:2::1' prefix='64'/>",
  ]);
}

/** One of many networks that do not get in each other's way: a subnet of its own and some hosts in it. */
export function neighbour(index) {
  const hosts = [2, 5, 14, 14, 40, 100][index % 6];
  const base = (index + 256) * 256;
  return document(index, [
    '  <dns>',
    `    <host ip='${address(base + 2)}'>`,
    `      <hostname>dns.net${index}.example.org</hostname>`,
    '    </host>',
    '  </dns>',
    `  <ip address='${address(base + 1)}' netmask='255.255.255.0'>`,
    '    <dhcp>',
    `      <range start='${address(base + 150)}' end='${address(base + 254)}'/>`,
    ...count(hosts, (i) => [
      `      <host mac='${mac(index * 128 + i)}' name='host${index}-${i}' ip='${address(base + 10 + i)}'/>`,
    ]),
    '    </dhcp>',
    '  </ip>',
  ]);
}

/** One of many networks with ten subnets each. */
export function routed(index) {
  const subnets = count(10, (i) => [`  <ip address='${address((index * 10 + i + 1024) * 256 + 1)}' prefix='24'/>`]);
  return document(index, subnets);
}

function document(index, lines) {
  return [
    '<network>',
    `  <name>net${index}</name>`,
    `  <uuid>${uuid(index)}</uuid>`,
    "  <forward mode='nat'>",
    '    <nat>',
    "      <port start='1024' end='65535'/>",
    '    </nat>',
    '  </forward>',
    `  <bridge name='virbr${index}' stp='on' delay='0'/>`,
    `  <mac address='${mac(index, '52:54:01')}'/>`,
    `  <domain name='net${index}.example.org' localOnly='yes'/>`,
    ...lines,
    '</network>',
    '',
  ].join('\n');
}

const count = (n, make) => Array.from({ length: n }, (_, i) => make(i)).flat();

/** Writes everything below a folder once, and gives the paths. */
export function writeInputs(folder) {
  const single = (hosts) => join(folder, `hosts-${hosts}.xml`);
  const paths = { small: single(14), big: single(10_000), huge: single(50_000), folder: join(folder, 'files') };
  const done = join(folder, 'done');
  if (existsSync(done)) return paths;
  mkdirSync(paths.folder, { recursive: true });
  for (const hosts of [14, 10_000, 50_000]) writeFileSync(single(hosts), networkWith(hosts));
  for (let i = 0; i < 5000; i++) writeFileSync(join(paths.folder, `net${i}.xml`), neighbour(i));
  writeFileSync(done, '');
  return paths;
}

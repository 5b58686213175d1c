// A virsh of a host with many networks and leases, on which something happens all the time: 20 events a second, each of
// which stops one network and starts the one before.
import type * as nodeFs from 'node:fs';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LargeHost {
  /** The path of the virsh. */
  readonly program: string;
  /** A connection that seems to be there. */
  readonly uri: string;
  /** Lets things happen, or nothing any more. */
  happen(isWanted: boolean): void;
  /** How often something has happened. */
  readonly events: number;
  /** How often the lists of networks were asked for. */
  readonly readings: number;
}

/** Writes the program into a folder that is there no longer than the test. */
export function largeHost(folder: string, { networks = 200, leases = 5000 } = {}): LargeHost {
  mkdirSync(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  for (const it of ['socket', 'tick', 'asked']) writeFileSync(at(it), '');
  writeFileSync(at('quiet'), '1');
  const program = at('virsh');
  const words = JSON.stringify({ networks, perNetwork: leases / networks, folder });
  writeFileSync(program, `#!${process.execPath}\n(${String(virsh)})(${words}, require('node:fs'))\n`, { mode: 0o755 });
  const sizeOf = (name: string): number => readFileSync(at(name)).length;
  return {
    program,
    uri: `network:///system?socket=${at('socket')}`,
    happen: (isWanted) => writeFileSync(at('quiet'), isWanted ? '' : '1'),
    get events() {
      return sizeOf('tick');
    },
    get readings() {
      return sizeOf('asked') / 2;
    },
  };
}

/** The program. Knows nothing but its arguments, as it is written to a file. */
function virsh(
  { networks, perNetwork, folder }: { networks: number; perNetwork: number; folder: string },
  fs: typeof nodeFs,
): void {
  const all = Array.from({ length: networks }, (_, i) => i);
  const size = (name: string): number => fs.statSync(`${folder}/${name}`).size;
  const nameOf = (i: number): string => `net${String(i).padStart(3, '0')}`;
  const uuidOf = (i: number): string => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
  const isActive = (i: number): boolean => i !== size('tick') % networks;
  const two = (it: number): string => it.toString(16).padStart(2, '0');
  const leaseOf = (i: number, n: number): string =>
    [
      ' 2030-01-01 00:00:00',
      `52:54:00:${two(i)}:00:${two(n)}`,
      'ipv4',
      `10.1.${i}.${n + 10}/24`,
      `guest-${i}-${n}`,
      '-',
    ].join('   ');
  const xmlOf = (i: number): string => `<network>
  <name>${nameOf(i)}</name>
  <uuid>${uuidOf(i)}</uuid>
  <forward mode='nat'/>
  <bridge name='vb${i}' stp='on' delay='0'/>
  <mac address='52:54:01:00:00:${two(i)}'/>
  <ip address='10.1.${i}.1' netmask='255.255.255.0'>
    <dhcp>
      <range start='10.1.${i}.10' end='10.1.${i}.200'/>
    </dhcp>
  </ip>
</network>
`;
  const answer = (command: string): string => {
    const words = command.split(' ');
    const i = Number(words.at(-1)!.slice(-12));
    if (words[0] === 'version') return 'Using library: libvirt 9.0.0\n';
    if (words[0] === 'net-dumpxml') return xmlOf(i);
    if (words[0] === 'net-dhcp-leases')
      return `${Array.from({ length: perNetwork }, (_, n) => leaseOf(i, n)).join('\n')}\n`;
    if (words[0] !== 'net-list') return '';
    if (words.includes('--name')) {
      fs.appendFileSync(`${folder}/asked`, '.');
      return `${all.map(nameOf).join('\n')}\n`;
    }
    if (words.includes('--autostart')) return '';
    const isAll = words.includes('--all') || words.includes('--persistent');
    return `${all
      .filter((it) => isAll || isActive(it))
      .map(uuidOf)
      .join('\n')}\n`;
  };
  const run = (command: string): void => {
    const echo = /^echo (--err )?'([^']*)''([^']*)'$/.exec(command);
    if (!echo) process.stdout.write(answer(command));
    else if (echo[1]) process.stderr.write(`error: ${echo[2]}${echo[3]}\n`);
    else process.stdout.write(`${echo[2]}${echo[3]}\n`);
  };
  if (process.argv.includes('net-event'))
    setInterval(() => {
      if (size('quiet') > 0) return;
      fs.appendFileSync(`${folder}/tick`, '.');
      const now = size('tick') % networks;
      const before = (now + networks - 1) % networks;
      process.stdout.write(`event 'lifecycle' for network ${nameOf(now)}: Stopped\n`);
      process.stdout.write(`event 'lifecycle' for network ${nameOf(before)}: Started\n`);
    }, 100);
  else if (process.argv.includes('--loop')) setInterval(() => undefined, 1000);
  else {
    let rest = '';
    process.stdin.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + String(text)).split('\n');
      rest = lines.pop()!;
      for (const line of lines) for (const it of line.split('; ')) run(it);
    });
  }
}

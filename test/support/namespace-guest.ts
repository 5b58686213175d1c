// A guest without a machine: a network namespace beside a libvirtd of the tests, with a card on a bridge and a client that asks
// for an address. It tells what it notices of what is done to its network.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type Libvirtd, whyNoLibvirtd } from './libvirtd';

/** What keeps such a guest from being here, in words for a person; undefined when nothing does. */
export function whyNoNamespaceGuest(): string | undefined {
  const missing = whyNoLibvirtd();
  if (missing) return missing;
  try {
    execFileSync('busybox', ['udhcpc', '--help'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'no busybox with a DHCP client is installed';
  }
}

// The client drops no address it has: a guest that is asked to renew goes on with it meanwhile.
const onLease = `#!/bin/sh
case "$1" in bound|renew) ip address replace "$ip/$mask" dev "$interface" ;; esac
echo "client: $1 $ip" >&2
`;

export class NamespaceGuest {
  #client: Talking | undefined;
  #links!: Talking;
  #marks = 0;

  private constructor(
    readonly daemon: Libvirtd,
    readonly name: string,
  ) {}

  /** One that is plugged into a bridge, and has no address yet. */
  static async start(daemon: Libvirtd, name: string, mac: string, bridge: string): Promise<NamespaceGuest> {
    const guest = new NamespaceGuest(daemon, name);
    await daemon.inside('ip', 'netns', 'add', name);
    await daemon.inside('ip', 'link', 'add', `of-${name}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
    await daemon.inside('ip', '-n', name, 'link', 'set', 'eth0', 'address', mac, 'up');
    await daemon.inside('ip', '-n', name, 'link', 'set', 'lo', 'up');
    await daemon.inside('sh', '-c', `printf %s "$0" >/run/${name}-lease; chmod +x /run/${name}-lease`, onLease);
    await guest.plugInto(bridge);
    await guest.#listen();
    return guest;
  }

  /** What whoever made the guest does once its network was stopped and started: libvirt knows nothing of it. */
  async plugInto(bridge: string): Promise<void> {
    await this.daemon.inside('ip', 'link', 'set', `of-${this.name}`, 'master', bridge, 'up');
  }

  /** Asks for an address as a guest does that has just started; gives the one it gets. */
  async ask(): Promise<string> {
    await this.daemon.inside('sh', '-c', `kill -KILL $(cat /run/${this.name}-client 2>/dev/null) 2>/dev/null || true`);
    const words = `exec busybox udhcpc -i eth0 -f -t 1000 -T 1 -s /run/${this.name}-lease -p /run/${this.name}-client`;
    const client = new Talking(this.daemon, 'ip', 'netns', 'exec', this.name, 'sh', '-c', `${words} 2>&1`);
    this.#client = client;
    return (await client.says(/^client: bound (\S+)/))[1]!;
  }

  /** Asks for its address again, half a lease early; what it is told: `renew`, or `nak` where it cannot have it any more. */
  async renew(): Promise<string> {
    await this.daemon.inside('sh', '-c', `kill -USR1 $(cat /run/${this.name}-client)`);
    return (await this.#client!.says(/^client: (renew|nak|bound)/))[1]!;
  }

  stop(): void {
    for (const it of [this.#client, this.#links]) it?.end();
  }

  /** How often something happened to its link since that was asked the last time. */
  async linkEvents(): Promise<number> {
    // What the monitor has not told yet is told before a mark on another link.
    const mark = await this.#mark();
    await this.#links.says(new RegExp(` lo: .* mtu ${mark} `));
    const events = this.#links.all.filter((it) => / eth0[@:]/.test(it)).length;
    this.#links.clear();
    return events;
  }

  /** Waits until the monitor tells of anything, as it misses what happens before it is there. */
  async #listen(): Promise<void> {
    this.#links = new Talking(this.daemon, 'ip', '-n', this.name, '-o', 'monitor', 'link');
    const isTold = this.#links.says(/ lo: /).then(() => true);
    do await this.#mark();
    while (!(await Promise.race([isTold, pause(50)])));
    await this.linkEvents();
  }

  /** Each is another one, as nobody is told of what stays as it is. */
  async #mark(): Promise<number> {
    const mark = 10_000 + ++this.#marks;
    await this.daemon.inside('ip', '-n', this.name, 'link', 'set', 'lo', 'mtu', `${mark}`);
    return mark;
  }
}

/** What became of calls from the host to an address. */
export interface Calls {
  readonly all: number;
  readonly lost: number;
}

/** Calls an address ten times a second while something is done, and until one of the calls after that is answered. */
export async function called<T>(
  daemon: Libvirtd,
  address: string,
  run: () => Promise<T>,
): Promise<readonly [done: T, calls: Calls]> {
  const calling = new Talking(daemon, 'busybox', 'ping', '-i', '0.1', address);
  const answer = / seq=(\d+) /;
  try {
    await calling.says(answer);
    const done = await run();
    calling.forget();
    // This one may have been begun before the end.
    await calling.says(answer);
    const last = Number((await calling.says(answer))[1]);
    const lost = (): number => {
      const heard = new Set(calling.all.flatMap((it) => Number(answer.exec(it)?.[1] ?? Infinity)));
      return Array.from({ length: last + 1 }, (_, i) => i).filter((it) => !heard.has(it)).length;
    };
    // A machine without hardware that helps may answer a call after the next ones.
    for (let i = 0; i < 20 && lost() > 0; i++) await calling.says(answer);
    return [done, { all: last + 1, lost: lost() }];
  } finally {
    calling.end();
  }
}

/** Calls an address until it answers. */
export const untilAnswering = (daemon: Libvirtd, address: string): Promise<string> =>
  daemon.inside('sh', '-c', `until busybox ping -c 1 -W 1 ${address}; do :; done 2>/dev/null`);

/** A program inside, line by line. */
class Talking {
  readonly all: string[] = [];
  readonly #child: ChildProcess;
  #read = 0;
  #heard: () => void = () => undefined;

  constructor(daemon: Libvirtd, ...words: string[]) {
    const place = ['-t', `${daemon.pid}`, '-m', '-n', '-p', '--'];
    this.#child = spawn('nsenter', [...place, ...words], { stdio: ['ignore', 'pipe', 'ignore'] });
    createInterface({ input: this.#child.stdout! }).on('line', (line) => {
      this.all.push(line);
      this.#heard();
    });
  }

  /** The next line that says so, of those not looked at. */
  async says(what: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      for (; this.#read < this.all.length; this.#read++) {
        const found = what.exec(this.all[this.#read]!);
        if (!found) continue;
        this.#read++;
        return found;
      }
      await new Promise<void>((done) => (this.#heard = done));
    }
  }

  /** Looks at nothing that was said so far. */
  forget(): void {
    this.#read = this.all.length;
  }

  clear(): void {
    this.all.length = 0;
    this.#read = 0;
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }
}

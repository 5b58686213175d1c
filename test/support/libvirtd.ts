// Starts a real libvirtd that cannot touch the machine: its own network, mounts and processes, all gone when it stops.
// The oracle of the rules that say what libvirt accepts, and the daemon of the tests in test/real.
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  childProcessesOf,
  daemonConfiguration,
  daemonScript,
  guestConfiguration,
  namespaces,
  systemPath,
} from '../../server/src/host/rehearsal/namespaces';

export interface Libvirtd {
  /** For `virsh -c`; works from outside the namespace, because the socket is a file. Knows of networks alone. */
  readonly uri: string;
  /** The same with guests, of the kind `qemu` without hardware that helps. */
  readonly guestsUri: string;
  /** The first process inside, for `nsenter -t PID -m -n -p`. */
  readonly pid: number;
  /** Runs a program where the daemon lives (`ip link`, `cat /var/lib/libvirt/dnsmasq/x.conf`) and gives what it printed. */
  inside(program: string, ...args: string[]): Promise<string>;
  /** Sends a signal to the daemon alone. */
  signal(name: NodeJS.Signals): Promise<void>;
  /** Starts the daemon again, with what it had stored, after it was killed. */
  restart(): Promise<void>;
  /** What the daemon logged so far. */
  log(): Promise<string>;
  /** Ends the daemon and everything it started, and removes its folder. */
  stop(): Promise<void>;
}

/** What keeps a libvirtd from being started here, in words for a person; undefined when nothing does. */
export function whyNoLibvirtd(): string | undefined {
  if (process.platform !== 'linux') return 'namespaces need Linux';
  if (process.getuid?.() !== 0) return 'a network namespace needs root';
  const missing = ['libvirtd', 'virsh', 'dnsmasq', 'ip', 'unshare', 'nsenter'].find((it) => !hasProgram(it));
  return missing === undefined ? undefined : `${missing} is not installed`;
}

function hasProgram(name: string): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'command -v "$0"', name], { stdio: 'ignore', env: { PATH: systemPath } });
    return true;
  } catch {
    return false;
  }
}

/** What keeps guests from being started on it, in words for a person; undefined when nothing does. */
export function whyNoGuests(): string | undefined {
  const missing = whyNoLibvirtd();
  if (missing) return missing;
  return hasProgram('qemu-system-x86_64') ? undefined : 'qemu-system-x86_64 is not installed';
}

/** A running libvirtd with nothing defined in it. Takes about 0.2 s. It speaks English unless `env` says otherwise. */
export async function startLibvirtd(env: Readonly<Record<string, string>> = { LC_ALL: 'C' }): Promise<Libvirtd> {
  const missing = whyNoLibvirtd();
  if (missing) throw new Error(`no libvirtd: ${missing}`);
  const folder = await mkdtemp(join(tmpdir(), 'virtnet-libvirtd-'));
  const socket = join(folder, 'libvirt-sock');
  const logFile = join(folder, 'log');
  const config = join(folder, 'libvirtd.conf');
  await writeFile(config, daemonConfiguration(folder, `3:file:${logFile}`));
  await writeFile(join(folder, 'qemu.conf'), guestConfiguration + alone);
  await writeFile(join(folder, 'network.conf'), firewall);
  const child = spawn('unshare', [...namespaces, 'sh', '-c', daemonScript, 'sh', folder], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { PATH: systemPath, ...env },
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const stop = async (): Promise<void> => {
    child.stdin.destroy();
    await gone;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilAnswering(socket, child);
    const pid = childProcessesOf(child.pid!)[0]!;
    const inside = (program: string, ...args: string[]): Promise<string> =>
      run('nsenter', ['-t', String(pid), '-m', '-n', '-p', '--', program, ...args]);
    return {
      uri: `network:///system?socket=${socket}`,
      guestsUri: `qemu:///system?socket=${socket}`,
      pid,
      inside,
      async signal(name) {
        for (const it of childProcessesOf(pid)) {
          // A dnsmasq that ended meanwhile has no name any more.
          const comm = await readFile(`/proc/${it}/comm`, 'utf8').catch(() => '');
          if (comm.trim() === 'libvirtd') process.kill(it, name);
        }
      },
      async restart() {
        await rm(socket, { force: true });
        // One that was just killed may still hold its pid file.
        for (const end = Date.now() + 10_000; ;) {
          try {
            await inside('libvirtd', '--daemon', '--config', config, '--pid-file', '/run/libvirtd.pid');
            break;
          } catch (fault) {
            if (Date.now() > end || !String(fault).includes('pidfile')) throw fault;
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
        }
        await untilAnswering(socket, child);
      },
      log: () => readFile(logFile, 'utf8'),
      stop,
    };
  } catch (fault) {
    await stop();
    throw new Error(`libvirtd did not start: ${(fault as Error).message} ${complaints}`.trim(), { cause: fault });
  }
}

/** Writes a virsh to which `qemu:///system` is that daemon, by one of its uris, as it is to people. */
export async function virshOfSystem(file: string, uri: string): Promise<void> {
  const script = `#!/bin/sh
for it; do
  shift
  case "$it" in --connect=qemu:///system) it='--connect=${uri}' ;; esac
  set -- "$@" "$it"
done
exec virsh "$@"
`;
  await writeFile(file, script, { mode: 0o755 });
}

/** What guests of the tests do not share with the machine, either: owners of files, and the daemon of logs. */
const alone = `dynamic_ownership = 0
stdio_handler = "file"
`;

/** What libvirt 10.4 and later do with nftables wants a module of the kernel (act_csum) that not every machine has. */
const firewall = 'firewall_backend = "iptables"\n';

async function untilAnswering(socket: string, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended at once');
    if (await answers(socket)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('no answer after 15 s');
}

async function answers(socket: string): Promise<boolean> {
  const there = await access(socket).then(
    () => true,
    () => false,
  );
  if (!there) return false;
  return new Promise((resolve) => {
    const connection = connect(socket, () => {
      connection.destroy();
      resolve(true);
    }).once('error', () => resolve(false));
  });
}

function run(program: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) =>
    execFile(program, args, { env: { PATH: systemPath, LC_ALL: 'C' }, timeout: 20_000 }, (fault, output, complaints) =>
      fault ? reject(new Error(`${args.join(' ')}: ${complaints || fault.message}`)) : resolve(output),
    ),
  );
}

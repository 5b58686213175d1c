// What a network needs of this machine besides its interfaces: dnsmasq, zones of firewalld, folders of TFTP servers.
import type { HostConditions } from '../../model/inventory';
import { exists, entriesIn } from '../disk';
import { startProcess } from '../run';

/** Milliseconds that a program may take. */
const patience = 5000;

/** As much as one answer may be long. */
const mostCharacters = 256 * 1024;

/** More folders than a person keeps in one place. */
const mostFolders = 1000;

/** Where it is looked; another place is for tests. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What stands before each path. */
  readonly root: string;
}

const thisMachine: Machine = { env: process.env, root: '' };

/** What is known of this machine. What cannot be found out is left out. */
export async function localConditions(machine: Machine = thisMachine): Promise<HostConditions> {
  const [dnsmasq, firewalld, folders] = await Promise.all([dnsmasqOf(machine), firewalldOf(machine), rootsOf(machine)]);
  return { ...(dnsmasq && { dnsmasq }), ...(firewalld && { firewalld }), ...(folders && { folders }) };
}

async function dnsmasqOf(machine: Machine): Promise<HostConditions['dnsmasq']> {
  const { output } = await ask('dnsmasq', ['--version'], machine);
  return dnsmasqIn(output);
}

/** What `dnsmasq --version` printed; undefined when it is something else. */
export function dnsmasqIn(printed: string): HostConditions['dnsmasq'] {
  const version = /^Dnsmasq version (\d+\.\d+)/m.exec(printed)?.[1];
  const parts = /^Compile time options: (.*)$/m.exec(printed)?.[1];
  if (version === undefined || parts === undefined) return undefined;
  return { version, lacks: parts.split(/\s+/).flatMap((it) => (it.startsWith('no-') ? [it.slice(3)] : [])) };
}

/** How `firewall-cmd --state` ends while firewalld does not run. */
const notRunning = 252;

async function firewalldOf(machine: Machine): Promise<HostConditions['firewalld']> {
  const { how, code } = await ask('firewall-cmd', ['--state'], machine);
  const isThere = ['/usr/sbin/firewalld', '/usr/bin/firewalld'].some((it) => exists(machine.root + it));
  if (how === 'missing' && !isThere) return { isRunning: false, zones: [] };
  if (how !== 'exit' || (code !== 0 && code !== notRunning)) return undefined;
  const files = async (): Promise<string[]> => {
    const all = await Promise.all(
      ['/usr/lib/firewalld/zones', '/etc/firewalld/zones'].map((it) => zonesIn(machine.root + it)),
    );
    return [...new Set(all.flat())].sort();
  };
  if (code === notRunning) return { isRunning: false, zones: await files() };
  const told = await ask('firewall-cmd', ['--get-zones'], machine);
  const zones = told.code === 0 ? told.output.split(/\s+/).filter((it) => it !== '') : await files();
  return { isRunning: true, zones };
}

async function zonesIn(folder: string): Promise<string[]> {
  const names = await entriesIn(folder, 'files');
  return (names ?? []).flatMap((it) => (it.endsWith('.xml') ? [it.slice(0, -'.xml'.length)] : []));
}

/** Folders of which it is known what is in them, whatever files say: no path of a file is looked at. */
const above = ['/', '/srv', '/srv/tftp', '/var', '/var/lib', '/var/lib/tftpboot'];

async function rootsOf({ root }: Machine): Promise<HostConditions['folders']> {
  const found: Record<string, readonly string[]> = {};
  for (const it of above) {
    const names = await entriesIn(root + it, 'folders');
    if (names && names.length <= mostFolders) found[it] = names.sort();
  }
  return found;
}

interface Answer {
  readonly how: 'missing' | 'forbidden' | 'refused' | 'exit';
  readonly code?: number | undefined;
  readonly output: string;
}

/** Programs of the system are where an ordinary user does not look. */
const asRoot = (path: string | undefined): string => `${path ?? ''}:/usr/sbin:/sbin`;

function ask(program: string, args: readonly string[], { env, root }: Machine): Promise<Answer> {
  return new Promise((resolve) => {
    let output = '';
    const running = startProcess(
      program,
      args,
      { ...env, LC_ALL: 'C.UTF-8', PATH: root === '' ? asRoot(env.PATH) : env.PATH },
      {
        output(piece) {
          output += piece;
          if (output.length > mostCharacters) running.kill();
        },
        complaint: () => undefined,
        ended(ending) {
          clearTimeout(timer);
          resolve({ how: ending.how, code: ending.how === 'exit' ? ending.code : undefined, output });
        },
      },
    );
    const timer = setTimeout(() => running.kill(), patience);
  });
}

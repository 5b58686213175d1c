// A stage for rehearsals: a libvirtd in namespaces of its own. It can touch nothing of the machine's networks, and all of it is
// gone when it is struck, or when this process ends.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { failure, type Result, success } from '../command';
import { exists, removeFolder, writeNew } from '../disk';
import { type Ended, outputOf, startProcess } from '../run';
import { newFolder } from '../temporary';
import {
  childProcessesOf,
  daemonConfiguration,
  daemonScript,
  guestConfiguration,
  namespaces,
  systemPath,
} from './namespaces';

export interface Stage {
  /** For `virsh -c`. */
  readonly uri: string;
  /** A folder that is gone with the stage. */
  readonly folder: string;
  /** Runs a program there. */
  inside(program: string, ...args: string[]): Promise<Ended>;
  strike(): Promise<void>;
}

/** Milliseconds until libvirtd must answer. */
const patience = 20_000;

const env = { ...process.env, PATH: systemPath, LC_ALL: 'C' };

const programs = ['unshare', 'nsenter', 'ip', 'libvirtd', 'virsh', 'dnsmasq', 'busybox'];

/** What keeps a stage from being set up here, in words; undefined when nothing does. */
export async function whyNoStage(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'namespaces need Linux';
  for (const it of programs)
    if (!env.PATH.split(':').some((folder) => exists(join(folder, it)))) return `${it} is not installed`;
  if (isRoot()) return undefined;
  const { code, complaint } = await outputOf('unshare', ['--user', '--map-root-user', '--net', 'true'], { env });
  return code === 0
    ? undefined
    : `it needs root, or user namespaces, which this machine does not give to everybody${complaint === '' ? '' : `: ${complaint.trim()}`}`;
}

const isRoot = (): boolean => process.getuid?.() === 0;

/** Sets a stage up. */
export async function setStage(): Promise<Result<Stage>> {
  const missing = await whyNoStage();
  if (missing !== undefined) return failure('not-installed', `nothing can be rehearsed here: ${missing}`);
  const folder = await newFolder();
  const socket = join(folder, 'libvirt-sock');
  await writeNew(join(folder, 'libvirtd.conf'), daemonConfiguration(folder, '4:stderr'));
  await writeNew(join(folder, 'qemu.conf'), guestConfiguration);
  await writeNew(join(folder, 'stage.sh'), isRoot() ? daemonScript : nobodyIsRoot + daemonScript);
  let complaints = '';
  let isOver = false;
  const running = startProcess(
    'unshare',
    [...(isRoot() ? [] : ['--user', '--map-root-user']), ...namespaces, 'sh', join(folder, 'stage.sh'), folder],
    env,
    {
      output: () => undefined,
      complaint: (text) => (complaints += text),
      ended: () => (isOver = true),
    },
  );
  const strike = async (): Promise<void> => {
    running.kill();
    while (!isOver) await pause(20);
    await removeFolder(folder);
  };
  for (const end = Date.now() + patience; !isOver && Date.now() < end; await pause(50)) {
    if (!exists(socket)) continue;
    const [first] = childProcessesOf(running.pid ?? 0);
    if (first === undefined) continue;
    const user = isRoot() ? [] : ['--user', '--preserve-credentials'];
    return success({
      uri: `network:///system?socket=${socket}`,
      folder,
      inside: (program, ...args) =>
        outputOf('nsenter', ['-t', String(first), ...user, '-m', '-n', '-p', '--', program, ...args], { env }),
      strike,
    });
  }
  await strike();
  const said = complaints.trim().split('\n').at(-1) ?? '';
  return failure('failed', `libvirtd did not start for the rehearsal${said === '' ? '' : `: ${said}`}`);
}

/** One user is all that there is: dnsmasq and libvirt find themselves in the place of the users they would become. */
const nobodyIsRoot = `sed -n 's/^\\(root\\|libvirt[^:]*\\|nobody\\|dnsmasq\\):.*/\\1:x:0:4242::\\/:\\/bin\\/false/p' /etc/passwd > "$1/passwd"
sed -n 's/^\\(root\\|kvm\\|libvirt[^:]*\\):.*/\\1:x:0:/p' /etc/group > "$1/group"
mount --bind "$1/passwd" /etc/passwd
mount --bind "$1/group" /etc/group
`;

// A host that is reached by ssh: a libvirtd of the tests with an sshd beside it, and an office from which it is called, by a line
// that can be cut. All of it is gone with the daemon.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Libvirtd, whyNoLibvirtd } from './libvirtd';

/** sshd starts itself again for each connection, by its whole path. */
const sshd = '/usr/sbin/sshd';

/** What keeps a host from being reached by ssh here, in words for a person; undefined when nothing does. */
export function whyNoFarHost(): string | undefined {
  const isMissing = (program: string): boolean => spawnSync(program, ['-?'], { stdio: 'ignore' }).error !== undefined;
  const missing = ['ssh', 'ssh-keygen', sshd, 'virt-ssh-helper'].find(isMissing);
  return whyNoLibvirtd() ?? (missing === undefined ? undefined : `${missing} is not installed`);
}

export interface FarHost {
  /** For `virsh -c`, from where the tests are. */
  readonly uri: string;
  /** The key that opens the host: whoever lacks the file is not let in. */
  readonly key: string;
  /** How the way to the host is lost, and is there again. Done when it returns. */
  readonly ways: Readonly<Record<'silent' | 'refused', { cut(): void; mend(): void }>>;
}

/** Has a daemon reached by ssh; `folder` is for keys, and `host` what the daemon is reached as. */
export async function farHost(daemon: Libvirtd, folder: string): Promise<FarHost> {
  mkdirSync(folder, { recursive: true });
  const [hostKey, userKey, config, ssh] = ['host', 'user', 'sshd.conf', 'ssh'].map((it) => join(folder, it));
  for (const it of [hostKey!, userKey!]) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', it]);
  writeFileSync(
    config!,
    [
      ...['Port 22', `ListenAddress ${address}`, `HostKey ${hostKey!}`, `AuthorizedKeysFile ${userKey!}.pub`],
      ...['PidFile /run/sshd.pid', 'UsePAM no', 'StrictModes no', 'PermitRootLogin prohibit-password', ''],
    ].join('\n'),
  );
  const place = `-t ${daemon.pid} -m -n`;
  writeFileSync(
    ssh!,
    `#!/bin/sh\nexec nsenter ${place} -- ip netns exec office ssh -F none -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR "$@"\n`,
    { mode: 0o755 },
  );
  const socket = /socket=([^&]+)/.exec(daemon.uri)![1]!;
  // The places that are asked where no other is said.
  await daemon.inside('sh', '-c', 'mkdir -p /run/sshd /run/libvirt && ln -s "$0" "$0"-ro /run/libvirt/', socket);
  for (const words of [
    'netns add office',
    'link add line0 type veth peer name eth0 netns office',
    `address add ${address}/24 dev line0`,
    'link set line0 up',
    '-n office address add 192.0.2.2/24 dev eth0',
    '-n office link set eth0 up',
  ])
    await daemon.inside('ip', ...words.split(' '));
  const inside = (...words: string[]) =>
    void execFileSync('nsenter', ['-t', String(daemon.pid), '-m', '-n', '-p', '--', ...words], { stdio: 'ignore' });
  const start = (): void => inside(sshd, '-f', config!);
  start();
  return {
    uri: `qemu+ssh://root@${address}/system?command=${ssh!}&keyfile=${userKey!}&no_verify=1`,
    key: userKey!,
    ways: {
      // The line swallows what is sent.
      silent: {
        cut: () => inside('ip', 'link', 'set', 'line0', 'down'),
        mend: () => inside('ip', 'link', 'set', 'line0', 'up'),
      },
      // All connections are ended, and nobody is let in.
      refused: { cut: () => inside('pkill', '-KILL', '-x', 'sshd'), mend: start },
    },
  };
}

const address = '192.0.2.1';

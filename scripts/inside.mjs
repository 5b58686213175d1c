// Runs a command where all programs are those of another release of Debian, with its libvirt, dnsmasq and NetworkManager:
// `node scripts/inside.mjs trixie virsh --version`. Root only; of this machine it sees the project, /tmp, /proc, /sys and /dev.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unpackedOf } from './debian.mjs';
import { root as project } from './setup.mjs';

const packages = [
  ...['libvirt-clients', 'libvirt-daemon', 'libvirt-daemon-driver-network', 'libvirt-daemon-driver-qemu'],
  ...[
    'libvirt-daemon-system',
    'dnsmasq-base',
    'busybox-static',
    'iptables',
    'nftables',
    'ebtables',
    'kmod',
    'iproute2',
  ],
  ...['network-manager', 'libxml2-utils', 'bash', 'coreutils', 'dash', 'findutils', 'grep', 'mawk', 'procps', 'sed'],
  ...['util-linux', 'mount', 'passwd', 'login', 'base-passwd', 'libstdc++6', 'libatomic1', 'qemu-system-common'],
];

const enter = `set -e
root=$1
shift
mount --bind "$root" "$root"
for it in proc sys dev tmp; do mkdir -p "$root/$it"; mount --rbind "/$it" "$root/$it"; done
for it in "$PROJECT" "$PACKAGES"; do mkdir -p "$root/$it"; mount --rbind "$it" "$root/$it"; done
for it in run var; do mount -t tmpfs none "$root/$it"; done
mkdir -p "$root/var/lib" "$root/var/log" "$root/var/cache"
cd "$root"
pivot_root . old
umount -l /old
cd "$PROJECT"
exec "$@"
`;

const [suite, ...command] = process.argv.slice(2);
const folder = unpackedOf(suite, packages, 'host');
if (folder === undefined || process.getuid?.() !== 0) {
  if (folder !== undefined) console.error('another root needs root');
  process.exit(77);
}
prepare();
const child = spawn('unshare', ['--mount', '--propagation', 'private', 'sh', '-c', enter, 'sh', folder, ...command], {
  stdio: 'inherit',
  env: {
    ...{ PATH: '/opt/node:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/tmp', LC_ALL: 'C.UTF-8', PROJECT: project },
    // A work tree may have a link to the packages of another.
    PACKAGES: dirname(realpathSync(join(project, 'node_modules'))),
    ...(process.env.SEED === undefined ? {} : { SEED: process.env.SEED }),
  },
});
process.once('SIGTERM', () => child.kill());
child.once('exit', (status, signal) => process.exit(status ?? (signal ? 1 : 0)));

/** What the scripts of the packages would have done, and this Node. */
function prepare() {
  for (const it of ['iptables', 'ip6tables', 'ebtables']) {
    const link = join(folder, 'usr/sbin', it);
    if (!existsSync(link)) symlinkSync(`${it}-nft`, link);
  }
  for (const it of ['opt/node', 'srv', 'old']) mkdirSync(join(folder, it), { recursive: true });
  copyFileSync(process.execPath, join(folder, 'opt/node/node'));
  for (const it of ['passwd', 'group']) copyFileSync(join('/etc', it), join(folder, 'etc', it));
}

// Makes the kernel and the first file system of a small guest of Linux in .cache/guest, out of Debian's package of a kernel and
// the machine's busybox. The guest asks for an address and tells on its serial line what becomes of its link.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lastLine } from './debian.mjs';
import { pathOf } from './setup.mjs';

const folder = resolve('.cache', 'guest');
const modules = [
  'virtio',
  'virtio_ring',
  'virtio_pci_legacy_dev',
  'virtio_pci_modern_dev',
  'virtio_pci',
  'failover',
  'net_failover',
  'virtio_net',
];

const init = `#!/bin/busybox sh
export PATH=/bin
/bin/busybox mkdir -p /proc /sys /dev
/bin/busybox mount -t proc proc /proc
/bin/busybox --install -s /bin
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for it in ${modules.join(' ')}; do if [ -f /$it.ko ]; then insmod /$it.ko; fi; done
ip link set eth0 up
udhcpc -i eth0 -f -t 100 -T 1 -s /lease -x hostname:$(sed 's/.*guest=//' /proc/cmdline) >/dev/null 2>&1 &
# No other process but one that waits: an emulated machine has few to spare.
last=
while :; do
  changes=gone address=
  [ ! -f /sys/class/net/eth0/carrier_changes ] || read changes </sys/class/net/eth0/carrier_changes
  [ ! -f /address ] || read address </address
  now="link $changes address $address"
  [ "$now" = "$last" ] || echo "guest: $now"
  last="$now"
  sleep 0.2
done
`;

const lease = `#!/bin/busybox sh
case "$1" in bound|renew) ;; *) exit 0 ;; esac
ip addr flush dev $interface
ip addr add $ip/$mask dev $interface
echo $ip/$mask >/address
[ -z "$router" ] || ip route replace default via $router
`;

if (!existsSync(join(folder, 'initrd.gz'))) make();

function make() {
  const work = mkdtempSync(join(tmpdir(), 'virtnet-guest-'));
  try {
    console.log('Fetching a kernel for guests into .cache/guest ...');
    const quiet = { cwd: work, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' };
    const said = execFileSync('apt-cache', ['depends', '--important', 'linux-image-cloud-amd64'], quiet);
    const name = /Depends: (linux-image-\S+)/.exec(said.replace(/<|>/g, ''))?.[1];
    execFileSync('apt-get', ['download', '-q', name], quiet);
    execFileSync('dpkg-deb', ['-x', readdirSync(work).find((it) => it.endsWith('.deb')), 'package'], quiet);
    const files = execFileSync('find', ['package', '-type', 'f'], quiet).split('\n');
    const root = join(work, 'root');
    mkdirSync(join(root, 'bin'), { recursive: true });
    copyFileSync(pathOf('busybox') ?? '/bin/busybox', join(root, 'bin', 'busybox'));
    for (const it of modules) {
      const file = files.find((path) => path.endsWith(`/${it}.ko`));
      if (file) copyFileSync(join(work, file), join(root, `${it}.ko`));
    }
    for (const [path, text] of [
      ['init', init],
      ['lease', lease],
    ]) {
      writeFileSync(join(root, path), text);
      chmodSync(join(root, path), 0o755);
    }
    mkdirSync(folder, { recursive: true });
    copyFileSync(
      join(
        work,
        files.find((it) => it.includes('/vmlinuz')),
      ),
      join(folder, 'vmlinuz'),
    );
    execFileSync(
      'sh',
      ['-c', 'find . | busybox cpio -o -H newc 2>/dev/null | gzip > "$0"', join(folder, 'initrd.gz')],
      {
        cwd: root,
      },
    );
  } catch (fault) {
    console.error(`No guest can be made: ${lastLine(fault)}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

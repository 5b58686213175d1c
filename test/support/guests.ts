// Guests that really run: a small Linux in QEMU, without hardware that helps, on a libvirtd of the tests.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Libvirtd, whyNoGuests } from './libvirtd';

const folder = resolve('.cache', 'guest');

/** What keeps such a guest from running here, in words for a person; undefined when nothing does. */
export function whyNoLinux(): string | undefined {
  const missing = whyNoGuests();
  if (missing) return missing;
  if (!existsSync(join(folder, 'initrd.gz'))) execFileSync('node', ['scripts/guest.mjs'], { stdio: 'inherit' });
  return existsSync(join(folder, 'initrd.gz')) ? undefined : 'no kernel for guests can be fetched';
}

export interface RunningGuest {
  readonly name: string;
  readonly mac: string;
  /** What it told of its link last: how often that went and came, and its address. */
  link(): { readonly changes: string; readonly address: string };
  /** Resolves once it has an address. */
  untilAddressed(): Promise<string>;
}

/** Starts a guest with one card; `source` says what the card is on. */
export function startGuest(
  daemon: Libvirtd,
  scratch: string,
  { name, mac, type = 'network', source }: { name: string; mac: string; type?: string; source: string },
): RunningGuest {
  const log = join(scratch, `${name}.log`);
  const file = join(scratch, `${name}.xml`);
  writeFileSync(
    file,
    `<domain type='qemu'><name>${name}</name><memory unit='MiB'>160</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='pc'>hvm</type><kernel>${join(folder, 'vmlinuz')}</kernel><initrd>${join(folder, 'initrd.gz')}</initrd>
<cmdline>console=ttyS0 quiet panic=1 guest=${name}</cmdline></os><features><acpi/></features>
<devices><emulator>/usr/bin/qemu-system-x86_64</emulator>
<interface type='${type}'><mac address='${mac}'/>${source}<model type='virtio'/></interface>
<serial type='file'><source path='${log}'/></serial><memballoon model='none'/></devices></domain>`,
  );
  execFileSync('virsh', ['-q', '-c', daemon.guestsUri, 'create', file], { stdio: 'pipe' });
  const link = () => {
    const said = existsSync(log) ? readFileSync(log, 'utf8') : '';
    const [, changes = '', address = ''] = [...said.matchAll(/guest: link (\S+) address (\S*)/g)].at(-1) ?? [];
    return { changes, address };
  };
  return {
    name,
    mac,
    link,
    async untilAddressed() {
      for (;;) {
        const { address } = link();
        if (address !== '') return address.replace(/\/.*/, '');
        await new Promise((done) => setTimeout(done, 100));
      }
    },
  };
}

// The files of one host with many profiles and guests: bridges with nine cards each, a network on each bridge and one of NAT, and
// guests on the networks in turn.
const connections = 'NetworkManager/system-connections';

/** Paths below `etc`, each with its text. */
export function* hostFiles(profiles, guests) {
  const bridges = Math.max(1, Math.floor(profiles / 10));
  for (let i = 0; i < profiles; i++) {
    const bridge = `br${i % bridges}`;
    const uuid = `6ba7b810-9dad-11d1-80b4-${String(i).padStart(12, '0')}`;
    if (i < bridges)
      yield [
        `${connections}/${bridge}.nmconnection`,
        `[connection]\nid=${bridge}\nuuid=${uuid}\ntype=bridge\ninterface-name=${bridge}\n\n[ipv4]\nmethod=manual\naddress1=10.${i >> 8}.${i & 255}.1/24\n`,
      ];
    else
      yield [
        `${connections}/p${i}.nmconnection`,
        `[connection]\nid=p${i}\nuuid=${uuid}\ntype=ethernet\ninterface-name=p${i}\nmaster=${bridge}\nslave-type=bridge\n`,
      ];
  }
  for (let i = 0; i < bridges; i++)
    yield [
      `libvirt/qemu/networks/n${i}.xml`,
      `<network>\n  <name>n${i}</name>\n  <forward mode='bridge'/>\n  <bridge name='br${i}'/>\n</network>\n`,
    ];
  yield [
    'nat.xml',
    "<network>\n  <name>nat</name>\n  <forward mode='nat'/>\n  <ip address='192.168.200.1' prefix='24'/>\n</network>\n",
  ];
  for (let i = 0; i < guests; i++) yield [`libvirt/qemu/g${i}.xml`, guest(i, i % bridges)];
}

const hex = (it) => it.toString(16).padStart(2, '0');

/** A guest as virt-install makes it, as far as is not ours shortened. */
const guest = (i, network) => `<domain type='kvm'>
  <name>g${i}</name>
  <uuid>6ba7b811-9dad-11d1-80b4-${String(i).padStart(12, '0')}</uuid>
  <memory unit='KiB'>4194304</memory>
  <vcpu placement='static'>2</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
    <boot dev='hd'/>
  </os>
  <features>
    <acpi/>
    <apic/>
  </features>
  <cpu mode='host-passthrough' check='none' migratable='on'/>
  <devices>
    <emulator>/usr/libexec/qemu-kvm</emulator>
${Array.from({ length: 8 }, (_, k) => disk(i, k)).join('')}    <interface type='network'>
      <mac address='52:54:00:00:${hex(i >> 8)}:${hex(i & 255)}'/>
      <source network='n${network}'/>
      <model type='virtio'/>
    </interface>
    <console type='pty'/>
    <rng model='virtio'>
      <backend model='random'>/dev/urandom</backend>
    </rng>
  </devices>
</domain>
`;

const disk = (i, k) => `    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' discard='unmap'/>
      <source file='/var/lib/libvirt/images/g${i}-${k}.qcow2'/>
      <target dev='vd${'abcdefgh'[k]}' bus='virtio'/>
    </disk>
`;

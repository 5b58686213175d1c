// Guests as the installed libvirt starts them: what it refuses only then has an error of ours, and what it starts has none.
// Each is started with its processor stopped, on a libvirtd of the tests with the emulator that is there.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cardModel, modelsOfBoards, modelsOfOthers } from '../../server/src/schema/guest/values';
import { problemsByName } from '../support/checking';
import { freshFolder } from '../support/history';
import { installed } from '../support/installed';
import { type Libvirtd, startLibvirtd, whyNoGuests } from '../support/libvirtd';
import { skipBecause } from '../support/skipping';

const bridge = `<bridge name='vblab' stp='off'/>`;
const networks: Readonly<Record<string, string>> = {
  lab: `<network><name>lab</name><forward mode='open'/>${bridge}<ip address='10.78.1.1' prefix='24'/></network>`,
  host: "<network><name>host</name><forward mode='bridge'/><bridge name='hbr0'/></network>",
  taps: "<network><name>taps</name><forward mode='bridge'><interface dev='hv0'/></forward></network>",
};

const tags = "<vlan><tag id='5'/></vlan>";
const limits = (words: string): string => `<bandwidth><inbound ${words}/></bandwidth>`;
const onLab = (more: string): string => `<interface type='network'><source network='lab'/>${more}</interface>`;

const cards: readonly string[] = [
  ...['lab', 'host', 'taps'].map((it) => `<interface type='network'><source network='${it}'/>${tags}</interface>`),
  `<interface type='bridge'><source bridge='hbr0'/>${tags}</interface>`,
  ...['bridge', 'vepa', 'private'].map(
    (it) => `<interface type='direct'><source dev='hv0' mode='${it}'/>${tags}</interface>`,
  ),
  `<interface type='user'>${tags}</interface>`,
  onLab("<virtualport type='openvswitch'/>"),
  onLab('<virtualport/>'),
  onLab(limits("floor='100'")),
  onLab(limits("average='100' floor='200'")),
  onLab("<mac address='52:54:0:a:b:c'/>"),
  onLab("<mtu size='67'/>"),
  onLab("<mtu size='9000'/>"),
  onLab("<target dev='a-name-of-16-let'/>"),
  onLab("<target dev='a-name-of-15-le'/>"),
  onLab("<script path='/bin/true'/>"),
  "<interface type='network'><source network='nowhere'/></interface>",
  "<interface type='bridge'><source bridge='nowhere0'/></interface>",
  "<interface type='internal'><source name='x'/></interface>",
];

/** Those that the tables know, and some that are near to them. */
const models: readonly string[] = [
  ...cardModel.choices!.map((it) => it.value),
  ...modelsOfBoards,
  ...modelsOfOthers,
  ...['virtio-net', 'virtio-net-pci', 'virtio-net-pci-transitional', 'e1000-82544gc', 'i82562', 'tulip', 'VIRTIO'],
  ...['Pcnet', 'Vmxnet3', 'rocker', 'Am79C970A', 'bogus', 'xlnx.xps-ethernetlite'],
];

/** Known to the newest QEMU. */
const isOfNewQemu = (card: string): boolean => card.includes("'igb'");

/** What this kernel is no bridge for. */
const ofKernel = /adding vlan filter to interface \S+ Operation not supported/;

/** The host that the guests are started on, as virtnet knows it. */
const host: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(networks).map(([name, text], i) => [
      `libvirt-live:/qemu-system/running/00000000-0000-4000-8000-00000000000${String(i)}/${name}.xml`,
      text,
    ]),
  ),
  'host.json': `{
  "connection": "qemu:///system",
  "bridgesOfNetworks": [],
  "interfaces": [
    {"name":"hbr0","kind":"bridge","isUp":true,"addresses":[]},
    {"name":"hv0","kind":"ethernet","isUp":true,"addresses":[]}
  ],
  "routes": [
  ]
}
`,
};

const around = (card: string): string =>
  `<domain type='qemu'><name>g</name><memory unit='MiB'>64</memory><os><type arch='x86_64' machine='pc'>hvm</type></os>
<devices><emulator>/usr/bin/qemu-system-x86_64</emulator>
${card}
<memballoon model='none'/></devices></domain>`;

describe('guests that are started', function () {
  this.timeout(300_000);
  let daemon: Libvirtd | undefined;
  let folder: string;

  before(async function () {
    skipBecause(this, whyNoGuests());
    daemon = await startLibvirtd();
    folder = freshFolder();
    mkdirSync(folder, { recursive: true });
    const ip = (...args: string[]): Promise<string> => daemon!.inside('ip', ...args);
    await ip('link', 'add', 'hbr0', 'type', 'bridge');
    await ip('link', 'add', 'hv0', 'type', 'veth', 'peer', 'name', 'hv1');
    for (const it of ['hbr0', 'hv0', 'hv1']) await ip('link', 'set', it, 'up');
    for (const [name, text] of Object.entries(networks)) {
      const file = written(`${name}.xml`, text);
      for (const args of [
        ['net-define', file],
        ['net-start', name],
      ])
        execFileSync('virsh', ['-q', '-c', daemon.uri, ...args], { stdio: 'pipe' });
    }
  });
  after(() => daemon?.stop());

  function written(name: string, text: string): string {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  }

  /** Why a guest does not start, in words of libvirt. */
  function refusalOf(card: string): string | undefined {
    const virsh = (...args: string[]) =>
      spawnSync('virsh', ['-q', '-c', daemon!.guestsUri, ...args], { encoding: 'utf8' });
    const { status, stderr } = virsh('create', '--paused', written('g.xml', around(card)));
    if (status !== 0) return stderr;
    assert.equal(virsh('destroy', 'g').status, 0);
    return undefined;
  }

  /** Of so many cards, those that are judged otherwise than they start. */
  function misjudged(all: readonly string[]): string[] {
    let refused = 0;
    const target = installed();
    const wrong = all.flatMap((card) => {
      const refusal = refusalOf(card);
      if (refusal !== undefined && ofKernel.test(refusal)) return [];
      const found = problemsByName({ 'g.xml': around(card), ...host }, { target }).get('g.xml')!;
      const errors = found.filter((it) => it.severity === 'error').map((it) => it.message);
      if (refusal !== undefined) refused++;
      if ((refusal === undefined) === (errors.length === 0)) return [];
      return [`${card}: ${refusal ?? 'it starts'}: ${errors.join('; ')}`];
    });
    console.log(`      of ${String(all.length)} cards ${String(refused)} are refused`);
    assert.ok(refused > 0 && refused < all.length);
    return wrong;
  }

  it('have an error where that says no, and none where it says yes', () => {
    assert.deepEqual(misjudged(cards), []);
  });

  it('have one for a model that the machine does not have, and for no other', () => {
    const all = models.map((it) => onLab(`<model type='${it}'/>`));
    assert.deepEqual(misjudged(all.filter((it) => !isOfNewQemu(it))), []);
  });
});

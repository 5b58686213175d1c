// What is said of interfaces of guests against what libvirt answered: its schema, its drivers test and qemu, and its start.
// test/recorded/domain-interface-outcomes.jsonl holds one question a line; "left to the host" is what no file can tell.
import assert from 'node:assert/strict';
import type { Problem } from '../../../../server/src/features/problems';
import { version } from '../../../../server/src/schema/types';
import { parseXml } from '../../../../server/src/syntax/xml/parse';
import { newest, problemsByName, type Texts } from '../../../support/checking';
import { recordedLines } from '../../../support/recorded-lines';

interface Outcome {
  readonly name: string;
  readonly input: string;
  readonly schema9: string;
  readonly schema11: string;
  readonly testDefine9: string;
  readonly testDefine11: string;
  readonly qemuDefine9: string;
  readonly qemuDefine11: string;
  readonly start9?: string;
  readonly start9Host?: boolean;
  readonly normalized?: string;
}

const outcomes = recordedLines<Outcome>('domain-interface-outcomes');

const network = (name: string, inside: string): string => `<network>\n<name>${name}</name>\n${inside}\n</network>\n`;
const uuid = (n: number): string => `00000000-0000-4000-8000-00000000000${String(n)}`;
const live = (part: 'running' | 'stored', n: number, name: string): string =>
  `libvirt-live:/qemu-system/${part}/${uuid(n)}/${name}.xml`;
const nat = (name: string, n: number, inside = ''): string =>
  network(
    name,
    `<uuid>${uuid(n)}</uuid><bridge name='vb${name}'/><ip address='10.77.${String(n)}.1' prefix='24'/>${inside}`,
  );

/** The host that was asked. */
const host: Texts = {
  [live('running', 1, 'nat1')]: nat('nat1', 1, "<portgroup name='fast'/>"),
  [live('running', 2, 'bw1')]: nat('bw1', 2, "<bandwidth><inbound average='5000'/></bandwidth>"),
  [live('stored', 3, 'off1')]: nat('off1', 3),
  [live('running', 4, 'mtu1')]: nat('mtu1', 4, "<mtu size='1400'/>"),
  [live('running', 5, 'brnet')]: network('brnet', "<forward mode='bridge'/><bridge name='hbr0'/>"),
  [live('running', 6, 'dir1')]: network('dir1', "<forward mode='bridge'><interface dev='hv0'/></forward>"),
  [live('running', 7, 'ovsn')]: network(
    'ovsn',
    "<forward mode='bridge'/><bridge name='ovs0'/><virtualport type='openvswitch'/>",
  ),
  'host.json': `{
  "connection": "qemu:///system",
  "bridgesOfNetworks": [],
  "interfaces": [
    {"name":"hbr0","kind":"bridge","isUp":true,"addresses":[]},
    {"name":"vbn1","kind":"bridge","isUp":true,"addresses":[]},
    {"name":"hv0","kind":"ethernet","isUp":true,"addresses":[]},
    {"name":"lo","kind":"other","isUp":true,"addresses":[]}
  ],
  "routes": [
  ]
}
`,
};

const around = (input: string): string =>
  `<domain type='qemu'>\n<name>g</name>\n<os><type machine='pc'>hvm</type></os>\n<devices>\n${input}\n</devices>\n</domain>\n`;

/** Debian's 9.0.0 has no passt, by a patch of its own. */
const ofDebian = "Invalid value for attribute 'type' in element 'backend': 'passt'";

/** Why the libvirt of a release refuses it, in its words, or does not start it; only 9.0.0 was asked to start. */
function refusals(it: Outcome, release: 9 | 11): string[] {
  const byRelease = { 9: [it.testDefine9, it.qemuDefine9], 11: [it.testDefine11, it.qemuDefine11] };
  // What Debian took away is judged as by the next that has it.
  const words = byRelease[byRelease[release].some((word) => word.includes(ofDebian)) ? 11 : release];
  const defined = words.filter((word) => word !== 'ok');
  const isStarted = it.start9 === undefined || it.start9 === 'ok' || it.start9Host === true;
  const started = isStarted || (release === 11 && startedBy11.has(it.name)) ? [] : [it.start9!];
  return [...((release === 9 ? it.schema9 : it.schema11) === 'valid' ? [] : ['schema']), ...defined, ...started];
}

/** What 9.0.0 does not start and 11.3.0 does, where the kernel filters VLANs: test/real/guest-starts.test.ts asks both. */
const startedBy11: ReadonlySet<string> = new Set(['vlan@bridge', 'net-vlan-brnet']);

/** What depends on the host that was asked, and no file says: neither missed nor taken. Each with the reason. */
const leftToHost: Readonly<Record<string, string>> = {
  'net-inactive': 'it starts once the network does, and a warning says so',
  'dir-vlan-pass': 'its card has no virtual functions, that of another host has',
  'eth-script-missing': 'it lacks the script',
  'model-igb': 'its QEMU is 7.2; 8.0 has the model, as that of trixie and of forky does',
  'backend_passt@user': 'Debian 12 has taken passt out of its libvirt',
  'bandwidth@hostdev': 'it passes no PCI devices on, so it never starts; the source says "not supported for hostdev"',
};

/** What libvirt refuses and is called a warning. */
const warned: Readonly<Record<string, string>> = {
  'mac-short': 'only the schema refuses it, and it is read as it is meant',
};

function errorsIn(it: Outcome, release: 9 | 11): readonly Problem[] {
  const target = { ...newest, libvirt: version(release === 9 ? '9.0.0' : '11.3.0') };
  const found = problemsByName({ 'g.xml': around(it.input), ...host }, { target }).get('g.xml')!;
  return found.filter((problem) => problem.severity === 'error');
}

/** Whether libvirt took it and stored it without the element that an error is about. */
const isDropped = (it: Outcome, { span }: Problem): boolean => {
  const tag = /^\w+/.exec(around(it.input).slice(span.start))?.[0] ?? '';
  return it.normalized !== undefined && !it.normalized.includes(`<${tag}`);
};

/** Words of libvirt, and the elements or attributes that they are about. */
const synonyms: Readonly<Record<string, string>> = {
  scripts: 'script',
  network: 'source',
  tap: 'target',
  device: 'target',
  index: 'dev',
  long: 'target',
  argument: 'queues',
  subelement: 'vlan',
  monitor: 'model',
  address: 'ip',
  average: 'inbound',
  mandatory: 'outbound',
  mtu: 'bridge',
  crashed: 'type',
  local: 'source',
  shared: 'type',
};

/** Whether an error is at what the words of libvirt name: an element, an attribute, or their value. */
function isNamed(it: Outcome, { span }: Problem, words: readonly string[]): boolean {
  const text = around(it.input);
  const shown = text.slice(span.start, span.end);
  const element = parseXml(text).elementAt(span.start)!;
  const attribute = element.attributes.find((one) => one.span.start <= span.start && span.end <= one.span.end);
  const at = [...element.path.slice(3), attribute?.name, shown].map((one) => one?.toLowerCase());
  const said = words.join(' ').replace(/interface MAC|of type \w+|type='\w+'/g, '');
  const names = [...said.matchAll(/'([^']+)'|[\w.]+/g)].map((match) => (match[1] ?? match[0]).toLowerCase());
  return names.some((name) => at.includes(name) || at.includes(synonyms[name]));
}

for (const release of [9, 11] as const) {
  describe(`guests as libvirt ${String(release)} takes them`, () => {
    const judged = outcomes
      .filter((it) => leftToHost[it.name] === undefined)
      .map((it) => ({ it, words: refusals(it, release), errors: errorsIn(it, release) }));
    const refused = judged.filter(({ words }) => words.length > 0);
    const taken = judged.filter(({ words }) => words.length === 0);
    const told = refused.filter(({ errors }) => errors.length > 0);
    const wrong = taken.filter(({ it, errors }) => errors.some((error) => !isDropped(it, error)));

    it('are called wrong where it refuses them', () => {
      console.log(
        `      refused ${String(refused.length)}, called wrong ${String(told.length)}; taken ${String(taken.length)}, called wrong ${String(wrong.length)}; left to the host ${String(outcomes.length - judged.length)}`,
      );
      const lost = refused.filter(({ errors }) => errors.length === 0);
      assert.deepEqual(
        lost.map(({ it }) => it.name),
        Object.keys(warned),
      );
    });

    it('are called right where it takes them', () => {
      assert.deepEqual(
        wrong.map(({ it, errors }) => `${it.name}: ${errors.map((error) => error.message).join('; ')}`),
        [],
      );
    });

    it('are told at the place that it names', () => {
      const named = told.filter(({ words }) => words.some((word) => word !== 'schema'));
      const elsewhere = named.filter(({ it, words, errors }) => !errors.some((error) => isNamed(it, error, words)));
      assert.ok(elsewhere.length <= named.length * 0.03, elsewhere.map(({ it }) => it.name).join(', '));
    });

    it('are left to the host only where one was asked', () => {
      const asked = new Set(outcomes.map((it) => it.name));
      assert.deepEqual(
        Object.keys(leftToHost).filter((name) => !asked.has(name)),
        [],
      );
    });
  });
}

// Inputs with what NetworkManager 1.42.4's own reader made of them: what it refuses carries an error; what it loads whole
// and without a warning carries none.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { nestedTableOf } from '../server/src/features/nested';
import type { Problem } from '../server/src/features/problems';
import { isTrue } from '../server/src/model/from-ifcfg';
import { bondModeOf } from '../server/src/schema/bond';
import { attributeRow, rowOf } from '../server/src/schema/index';
import type { AttributeRow } from '../server/src/schema/types';
import { optionsOf } from '../server/src/syntax/options';
import type { Attribute } from '../server/src/syntax/tree';
import type { Span } from '../server/src/text';
import { filesOf, problemsByName } from './support/checking';

interface Case {
  readonly name: string;
  readonly main: string;
  readonly files: Readonly<Record<string, string>>;
  readonly outcome: 'loaded' | 'refused' | 'unmanaged' | 'unrecognized' | 'abort';
  readonly warnings?: number;
  readonly encoding?: 'latin-1';
  readonly keyfile?: string;
}

const { cases } = JSON.parse(readFileSync('test/recorded/networkmanager-ifcfg.json', 'utf8')) as { cases: Case[] };

/** Bytes shown as latin-1 code points are read as UTF-8, as an editor does. */
const textOf = ({ encoding }: Case, text: string) =>
  encoding === 'latin-1' ? Buffer.from(text, 'latin1').toString('utf8') : text;

const textsOf = (it: Case) =>
  Object.fromEntries(
    Object.entries(it.files)
      .filter(([name]) => name !== 'network')
      .map(([name, text]) => [name, textOf(it, text)]),
  );

const problemsIn = (it: Case) => [...problemsByName(textsOf(it), { isolated: true }).values()].flat();

/** Recorded as refused because no profile comes of them, which is how it is meant; what we say instead is no error. */
const ignored: Readonly<Record<string, string>> = {
  'nmc-no-nodev': 'NM_CONTROLLED=no: the file is for the legacy scripts',
  lo: 'the file of the loopback interface, which every host has',
  sit: 'a tunnel of the legacy scripts',
  ibft: 'the firmware configures the interface',
  suse: 'a file of another reader of the same name',
};

/** Loaded without a warning, and yet an error of ours, each with its reason. */
const reasons: Readonly<Record<string, string>> = {
  'boolean-on-off': 'on and off are dropped, and the default is taken: ONBOOT=off starts the device',
  'bonding-opts-on-port': 'the network card becomes a bond',
  'vlan-with-type-ethernet': 'VLAN=yes is dropped, and no VLAN is made',
  'prefix-netmask-disagree': 'NETMASK is dropped',
  'netmask-noncontiguous': 'the mask is replaced by another one',
  'gateway-index-mismatch': 'the gateway is dropped',
  'domain-comma': 'the domains are dropped, and one that does not exist is taken',
  'dns-index-zero': 'the server is dropped',
  'bond-opts-separator': 'all options are dropped',
  'bond-miimon-and-arp': 'ARP monitoring is dropped',
  'bond-arp-mode': 'ARP monitoring is dropped',
  'address-index-unseen': 'the address is dropped',
  'bridge-in-bridge': 'the kernel refuses it',
};

describe('what NetworkManager made of a file', () => {
  for (const it of cases) {
    if (it.name in ignored) continue;
    if (it.outcome === 'refused' || it.outcome === 'abort')
      test(`${it.name}: refused, and an error`, () => {
        const problems = problemsIn(it);
        assert.ok(
          problems.some((one) => one.severity === 'error'),
          `${JSON.stringify(it.files, null, 1)}\n${problems.map((one) => `${one.severity} ${one.code}: ${one.message}`).join('\n')}`,
        );
      });
    else if (it.outcome === 'loaded' && it.warnings === 0)
      test(`${it.name}: loaded, and no error`, () => {
        const errors = problemsIn(it).filter((one) => one.severity === 'error' && !(one.code in reasons));
        assert.deepEqual(
          errors.map((one) => `${one.code}: ${one.message}`),
          [],
          `${JSON.stringify(it.files, null, 1)}\n${it.keyfile ?? ''}`,
        );
      });
  }
});

function test(title: string, body: () => void): void {
  it(title, body);
}

/** One thing written that NetworkManager could have taken: a key, or an option in the value of one. */
interface Written {
  readonly name: string;
  readonly value: string;
  readonly row: AttributeRow;
  /** The option, or the assignment; and the key it belongs to. */
  readonly spans: readonly Span[];
}

/** Written and not taken, without a word of ours on that line; `case: name`, or a name alone, with the reason. */
const unsaid: Readonly<Record<string, string>> = {
  UUID: 'left out of the recorded keyfiles',
  'onbooton: ONBOOT': 'on is not taken, and the default is the same; a hint says so',
  'num3only: PREFIX3': 'said at IPADDR3',
  'port: PREFIX': 'said at IPADDR',
  'port: DNS1': 'said at IPADDR',
  'ovsport: PREFIX': 'said at IPADDR',
  'bond-arp4: arp_ip_target': 'said at arp_interval',
  'ethtool: autoneg': 'in a keyfile speed and duplex alone say it',
  'bond-arp5-0: arp_interval': '0 is what it is without it',
  'br-stpoff-d0: DELAY': 'counts with STP only; a hint says so',
};

describe('what NetworkManager did not take', () => {
  for (const it of cases)
    if (it.outcome === 'loaded') test(`${it.name}: is said on its line`, () => assert.deepEqual(silentIn(it), []));
});

/** What a loaded file says in vain, and we say nothing of. */
function silentIn(it: Case): string[] {
  const texts = textsOf(it);
  const file = filesOf(texts).find((one) => one.uri.endsWith(`/${it.main}`));
  if (!file?.tree.root) return [];
  const keyfile = readKeyfile(it.keyfile ?? '');
  const problems = [true, false].flatMap((isolated) => problemsByName(texts, { isolated }).get(it.main) ?? []);
  return file.tree.root.attributes
    .flatMap(writtenIn)
    .filter((one) => !isTaken(one, keyfile) && !one.spans.some((span) => isSaid(span, problems)))
    .filter((one) => !(one.name in unsaid) && !(`${it.name}: ${one.name}` in unsaid))
    .map((one) => `${one.name}=${one.value}, expected ${one.row.keyfile}`);
}

const isSaid = (span: Span, problems: readonly Problem[]): boolean =>
  problems.some((it) => it.severity !== 'hint' && it.span.start <= span.end && span.start <= it.span.end);

/** An assignment that NetworkManager may read and that differs from the default; of a value of options, each of them. */
function writtenIn(attribute: Attribute): Written[] {
  const table = rowOf(attribute.element);
  const row = table && attributeRow(table, attribute.name);
  if (!row?.keyfile || attribute.value === '' || (row.readers && !row.readers.includes('N'))) return [];
  const nested = nestedTableOf(attribute, row);
  const parts = nested
    ? optionsOf(attribute, nested).flatMap((it) => {
        const own = Object.hasOwn(nested.options, it.name) ? nested.options[it.name] : undefined;
        return own?.keyfile ? [{ name: it.name, value: it.value, row: own, spans: [it.span, attribute.nameSpan] }] : [];
      })
    : [{ name: attribute.name, value: attribute.value, row, spans: [attribute.span] }];
  return parts.filter((it) => !isDefault(it));
}

function isDefault({ value, row }: Written): boolean {
  if (row.default === undefined) return false;
  if (value === row.default) return true;
  const [meant, usual] = [truthOf(value), truthOf(row.default)];
  return meant !== undefined && meant === usual;
}

const truthOf = (value: string): boolean | undefined =>
  isTrue(value, true) === isTrue(value, false) ? isTrue(value, true) : undefined;

/** Settings of a keyfile by `section.key`. */
function readKeyfile(text: string): Map<string, string> {
  const settings = new Map<string, string>();
  let section = '';
  for (const line of text.split('\n')) {
    const equals = line.indexOf('=');
    if (line.startsWith('[')) section = line.slice(1, -1);
    else if (equals > 0) settings.set(`${section}.${line.slice(0, equals)}`, line.slice(equals + 1));
  }
  return settings;
}

/** Keyfile keys that mean the opposite of the ifcfg key, or say it in other words. */
const otherWords = /^ipv[46]\.(?:never-default|ignore-auto-|may-fail|routing-rule)|^tc\./;

function isTaken(it: Written, keyfile: ReadonlyMap<string, string>): boolean {
  // In a keyfile spanning tree is on unless it says no.
  if (it.row.keyfile === 'bridge.stp' && isTrue(it.value.replace(/^on$/i, 'yes'), false))
    return keyfile.get('connection.type') === 'bridge' && !keyfile.has('bridge.stp');
  const words = it.value.split(/[\s,]+/);
  if (words.length > 1 && words.every((value) => isTaken({ ...it, value }, keyfile))) return true;
  const places = it.row.keyfile!.split(/, */).map((one) => one.replace(/ \(.*/, ''));
  return places.some((place) => {
    const begin = place.replace(/gateway$/, 'address').replace(/(?:\*|\d+)$/, '');
    const end = begin.slice(begin.indexOf('.'));
    // MTU, hardware address and parent stand in the section of the kind of device, names in that of either family.
    const isShared = /\.(?:mtu|mac-address|parent|dns|dns-search)$/.test(begin);
    return [...keyfile].some(
      ([name, value]) =>
        (name.startsWith(begin) || (isShared && name.endsWith(end))) && (otherWords.test(name) || isSame(it, value)),
    );
  });
}

function isSame({ value, row }: Written, found: string): boolean {
  if (found === 'true' || found === 'false') return truthOf(value.replace(/^on$/i, 'yes')) === (found === 'true');
  const plain = (text: string) => text.toLowerCase().replaceAll('-', ':');
  const isIn = (word: string) => plain(found).includes(plain(word));
  if (value.split(/[\s,]+/).every((word) => isIn(word.replace(/%.*/, '')))) return true;
  if (bondModeOf(value)?.name === found || Number(value) === Number(found)) return true;
  return row.value.choices !== undefined && !row.value.choices.some((one) => one.value === found);
}

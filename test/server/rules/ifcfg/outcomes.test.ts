// Inputs with what NetworkManager 1.42.4's own reader made of them, against what we say: what it refuses carries an error, what it
// leaves out a warning, what it leaves alone a word; what it takes carries no error.
import { isTrue } from '../../../../server/src/syntax/ifcfg/scalar';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { nestedTableOf } from '../../../../server/src/features/nested';
import type { Problem } from '../../../../server/src/features/problems';
import { bondModeOf } from '../../../../server/src/schema/bond';
import { attributeRow, rowOf } from '../../../../server/src/schema/index';
import type { AttributeRow } from '../../../../server/src/schema/types';
import { optionsOf } from '../../../../server/src/syntax/ifcfg/options';
import type { Attribute } from '../../../../server/src/syntax/tree';
import type { Span } from '../../../../server/src/text';
import { filesOf, problemsByName } from '../../../support/checking';

interface Case {
  readonly name: string;
  readonly main: string;
  readonly files: Readonly<Record<string, string>>;
  readonly outcome: 'loaded' | 'refused' | 'unmanaged' | 'unrecognized' | 'abort';
  readonly warnings?: number;
  readonly encoding?: 'latin-1';
  readonly keyfile?: string;
}

const cases = ['networkmanager-ifcfg', 'networkmanager-refused'].flatMap(
  (it) => (JSON.parse(readFileSync(`test/recorded/${it}.json`, 'utf8')) as { cases: Case[] }).cases,
);

/** Bytes shown as latin-1 code points are read as UTF-8, as an editor does. */
const textOf = ({ encoding }: Case, text: string) =>
  encoding === 'latin-1' ? Buffer.from(text, 'latin1').toString('utf8') : text;

const textsOf = (it: Case) =>
  Object.fromEntries(
    Object.entries(it.files)
      .filter(([name]) => name !== 'network')
      .map(([name, text]) => [name, textOf(it, text)]),
  );

/** Each file judged by itself; and with those beside it. */
const problemsIn = (it: Case, isolated: boolean) =>
  [...problemsByName(textsOf(it), { isolated, severities: { 'nm-controlled-no': 'hint' } }).values()].flat();

/** Where we say otherwise, as `case` or `case: what`, and why. A reason that nothing needs fails. */
const reasons: Readonly<Record<string, string>> = {
  // Recorded as refused, as no profile comes of it, and no error.
  suse: 'the format of another program; the warning says that nobody here reads it',
  lo: 'the loopback interface, which every host has a file of and NetworkManager leaves as it is',

  // Loaded without a warning, and yet an error of ours.
  'br-br: bridge-in-bridge': 'the kernel refuses it',
  'nmc-off: boolean-on-off': 'off is dropped, and yes is taken',
  'pn: prefix-netmask-disagree': 'NETMASK is dropped',
  'dns0: dns-index-zero': 'the servers are dropped',
  'bond-space: bond-opts-separator': 'all options are dropped',
  'bond-both: bond-miimon-and-arp': 'ARP monitoring is dropped',
  'vl-typeeth: vlan-with-type-ethernet': 'VLAN=yes is dropped, and no VLAN is made',

  // Written and not taken, and no warning of ours on that line.
  'onbooton: ONBOOT': 'on is not taken, and the default is the same; a hint says so',
  'num3only: PREFIX3': 'said at IPADDR3',
  'port: PREFIX': 'said at IPADDR',
  'port: DNS1': 'said at IPADDR',
  'ovsport: PREFIX': 'said at IPADDR',
  'portbothuuid: MASTER': 'written for the legacy scripts, also by NetworkManager; it names the same bond',
  'bond-arp4: arp_ip_target': 'said at arp_interval',
  'bond-plus: arp_ip_target': 'the sign is taken off, and the target is the one that is written',
  'bond-unk: arp_missed_max': 'a newer NetworkManager takes it; an information says so',
  'ethtool: autoneg': 'in a keyfile speed and duplex alone say it',
  'H-ethtool: autoneg': 'in a keyfile speed and duplex alone say it',
  'br-stpoff-d0: DELAY': 'counts with STP only; a hint says so',
  'inner methods beside TLS: KEY_MGMT': 'of a cable the group of 802.1X says it',
  'pac file beside PWD: KEY_MGMT': 'of a cable the group of 802.1X says it',
  'certificates beside PWD: KEY_MGMT': 'of a cable the group of 802.1X says it',
  'options of s390 alone: CTCPROT': 'it stands in a group of its own',
  'options of s390 alone: PORTNAME': 'it stands in a group of its own',
  'hp0: hairpin_mode': '0 is not taken, and the default is the same; an information says so',

  // Loaded with a warning of NetworkManager's, and none of ours.
  'br-stpoff-d0': 'DELAY counts with STP only; a hint says so',
  mtuempty: 'an empty value says what is so anyway; the profile is the same without the line',
  smart2: 'said once, of the quotes',
  net: 'GATEWAYDEV stands in /etc/sysconfig/network, which is not among the files here',
};

const isMeant = (name: string): boolean => name in reasons;

/** What of a case we judge otherwise, by what NetworkManager did. */
const judges = {
  refused: (it: Case) => (problemsIn(it, true).some(isError) ? [] : [it.name]),
  unrecognized: (it: Case) => (problemsIn(it, true).some((one) => isGrave(one) && isLeftAlone(one)) ? [] : [it.name]),
  unmanaged: (it: Case) => (problemsIn(it, true).some(isLeftAlone) ? [] : [it.name]),
  'loaded whole': (it: Case) => errorsAbout(it),
  'loaded in part': (it: Case) => {
    const isWarned = it.warnings! > 0;
    const grave = [true, false].flatMap((isolated) => problemsIn(it, isolated)).filter(isGrave);
    const ofMain = [true, false].flatMap((isolated) => problemsOfMain(it, isolated)).filter(isGrave);
    const silent = lostIn(it).filter((one) => !ofMain.some((problem) => isOn(problem, one)));
    return [
      ...(isWarned && grave.length === 0 ? [it.name] : []),
      ...silent.map((one) => `${it.name}: ${one.name}`),
      ...(isWarned ? [] : errorsAbout(it)),
    ];
  },
};

/** Errors that are not about what was lost. */
function errorsAbout(it: Case): string[] {
  const lost = lostIn(it);
  const errors = problemsOfMain(it, true).filter(isError);
  const others = errors.filter((problem) => !lost.some((one) => isOn(problem, one)));
  return others.map((one) => `${it.name}: ${one.code}`);
}

type Outcome = keyof typeof judges;

function outcomeOf(it: Case): Outcome {
  if (it.outcome === 'abort') return 'refused';
  if (it.outcome !== 'loaded') return it.outcome;
  return it.warnings === 0 && lostIn(it).length === 0 ? 'loaded whole' : 'loaded in part';
}

const isError = (it: Problem): boolean => it.severity === 'error';
const isGrave = (it: Problem): boolean => it.severity === 'error' || it.severity === 'warning';
const isLeftAlone = (it: Problem): boolean => it.message.includes('NetworkManager leaves');

/** What of a case we judge otherwise. Each case is judged once, whichever test asks first. */
function otherwiseIn(it: Case): readonly string[] {
  const known = judged.get(it);
  if (known) return known;
  const otherwise = judges[outcomeOf(it)](it);
  judged.set(it, otherwise);
  return otherwise;
}

const judged = new Map<Case, readonly string[]>();

describe('what NetworkManager made of a file', () => {
  for (const it of cases) {
    test(`${it.name}: ${it.outcome}, and so we say`, () => {
      const left = otherwiseIn(it).filter((one) => !isMeant(one));
      const said = [true, false].flatMap((isolated) =>
        problemsIn(it, isolated).map((one) => `${one.severity} ${one.code}: ${one.message}`),
      );
      assert.deepEqual(
        left,
        [],
        `${JSON.stringify(it.files, null, 1)}\n${[...new Set(said)].join('\n')}\n${it.keyfile ?? ''}`,
      );
    });
  }

  test('every reason is needed', () => {
    for (const outcome of Object.keys(judges)) {
      const those = cases.filter((it) => outcomeOf(it) === outcome);
      const same = those.filter((it) => otherwiseIn(it).length === 0).length;
      console.log(
        `      ${outcome}: ${those.length}, judged the same ${same}, otherwise with a reason ${those.length - same}`,
      );
    }
    for (const [name, reason] of Object.entries(reasons)) console.log(`      ${name}: ${reason}`);
    const used = new Set(cases.flatMap((it) => otherwiseIn(it).filter(isMeant)));
    assert.deepEqual([...used].toSorted(), Object.keys(reasons).toSorted());
  });
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

/** What a loaded file says in vain. The recorded keyfiles are without UUID. */
function lostIn(it: Case): Written[] {
  const file = filesOf(textsOf(it)).find((one) => one.uri.endsWith(`/${it.main}`));
  const keyfile = readKeyfile(it.keyfile ?? '');
  return (file?.tree.root?.attributes ?? [])
    .filter((one) => one.name !== 'UUID')
    .flatMap(writtenIn)
    .filter((one) => !isTaken(one, keyfile));
}

const problemsOfMain = (it: Case, isolated: boolean): readonly Problem[] =>
  problemsByName(textsOf(it), { isolated }).get(it.main) ?? [];

const isOn = (problem: Problem, { spans }: Written): boolean =>
  spans.some((it) => problem.span.start <= it.end && it.start <= problem.span.end);

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

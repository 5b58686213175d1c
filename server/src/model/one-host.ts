// Whether one host has two files: all that is known of it is their places, their names and their texts.
import { memoize, type Memoizable } from '../memoize';
import type { Severity } from '../schema/types';
import { basenameOf, folderOf, type Host, ifcfgKindOf, namedKindOf, suffixOf } from './file';
import { hostOf } from './host';
import { mayBeOther } from './other/kinds';
import { isLiveUri } from './live';
import type { Place } from '../text';
import type { FileFacts, WorkspaceFacts } from './workspace-facts';

/** How sure it is that one host has both of two files. */
export type Certainty = 'surely' | 'perhaps' | 'never';

/** How bad it may be called that two files contradict each other; of those that never meet nothing is said. */
export const severityWhen: Readonly<Record<Exclude<Certainty, 'never'>, (severity: Severity) => Severity>> = {
  surely: (severity) => severity,
  // Nobody knows whether they ever meet.
  perhaps: (severity) => (severity === 'hint' ? 'hint' : 'information'),
};

/** How sure it is that one host has both of two files of a site, as far as their places, names and texts tell. */
export function onOneHost(one: FileFacts, other: FileFacts): Certainty {
  // What runs on a host is shown to the files of that host only.
  if (isLiveUri(one.uri) || isLiveUri(other.uri)) return meetsNobody(one) || meetsNobody(other) ? 'never' : 'surely';
  const isLive = standingOf(one).isLive && standingOf(other).isLive;
  // Whatever a profile is called, its readers read it; a copy has a rule of its own.
  if (isLive && isProfile(one) && isProfile(other)) return 'surely';
  if (isPutAside(one, isLive) || isPutAside(other, isLive) || isSameText(one, other)) return 'never';
  if (isLive) return 'surely';
  // Folders beside each other unite what is of two languages: networks and interfaces.
  const isElsewhere = languageOfUri(one) === languageOfUri(other) && folderOf(one.uri) !== folderOf(other.uri);
  return isElsewhere || isChoice(one, other) ? 'never' : 'perhaps';
}

/** Whether a file is not known to be of a host with any other. */
export const meetsNobody = (file: FileFacts): boolean => !standingOf(file).isLive && isPutAside(file, false);

const standingOf = (it: FileFacts): Host => it.host ?? hostOf(it.uri);

const isProfile = ({ uri }: { readonly uri: string }): boolean =>
  namedKindOf(uri) !== undefined || mayBeOther(basenameOf(uri));

const languageOfUri = ({ uri }: { readonly uri: string }): string => {
  const kind = namedKindOf(uri);
  if (kind === undefined) return mayBeOther(basenameOf(uri)) ? 'other' : 'network';
  return kind === 'keyfile' ? kind : 'ifcfg';
};

/** Whether a file says by its name, or those of its folders, that it is a copy, or there to be looked at. */
function isPutAside(file: FileFacts, isLive: boolean): boolean {
  const { isCopy, isShown, isNamed } = namingOf(file);
  // libvirt names a file after its network, which may well be called `test`.
  return isLive ? isCopy && !isNamed : isCopy || isShown;
}

/** What the names of a file, and of its folders, say: that it is a copy, that it is shown, that it is called after its network. */
const namingOf = memoize(({ uri, facts }: FileFacts) => {
  const stem = stemOf(uri);
  const folders = folderOf(uri).split('/').slice(-nearestFolders);
  return {
    // No interface has a blank in its name.
    isCopy: wordsOf(stem).some((it) => asideWord.test(it)) || (ifcfgKindOf(uri) !== undefined && /\s/.test(stem)),
    isShown: folders.some((folder) => wordsOf(folder).some((it) => asideFolder.test(it))),
    isNamed: facts.networks[0]?.name === stem,
  };
});

/** So many folders say what is in them; those above say where a person keeps things. */
const nearestFolders = 4;

const asideWord =
  /^(?:backups?|bak|bkp|bck|dump(?:ed|s|xml)?|old|orig(?:inal)?|prev(?:ious)?|saved?|copy|copies|kopie|rpm(?:save|new|orig)|disabled|unused|archived?|examples?|samples?|demo|tests?|tmp|temp|templates?|draft|\d{8}|20\d\d)\d{0,3}$/;
const asideFolder =
  /^(?:backups?|bak|bkp|dumps?|old|orig(?:inals?)?|saved?|copy|copies|archived?|archives?|attic|autostart|examples?|samples?|demos?|docs?|tests?|testing|testdata|fixtures?|molecule|specs?|mocks?|templates?|snippets?|variants?)\d{0,3}$/;

const stemOf = (uri: string): string =>
  ifcfgKindOf(uri)
    ? suffixOf({ basename: basenameOf(uri) })
    : basenameOf(uri).replace(/\.(?:xml|nmconnection)(?=$|\.|~)/i, '');

/** `lab-old.2` → lab, old, 2; `staticNAT` → static, nat. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((it) => it !== '');

/** Whether two files are ways to have one thing, of which a person takes one: `net-nat.xml` and `net-bridge.xml`. */
function isChoice(one: FileFacts, other: FileFacts): boolean {
  const name = nameIn(one);
  if (!name) return false;
  const stems = [one, other].map(({ uri }) => stemOf(uri)) as [string, string];
  const [words, others] = stems.map(wordsOf) as [string[], string[]];
  const [stem, second] = stems.map((it) => it.toLowerCase()) as [string, string];
  if (name !== nameIn(other))
    return (
      [isKindOf(words, others), isKindOf(others, words), isOfKinds(words), isOfKinds(others)].includes(true) ||
      stem.replace(ofFamily, '') === second.replace(ofFamily, '')
    );
  return (
    [...words, ...others].some((it) => kindWord.test(it)) ||
    words.some((it) => others.includes(it)) ||
    isLonger(stem, second) ||
    isLonger(second, stem)
  );
}

/** `default6` beside `default`. */
const ofFamily = /(?<=[a-z])[46]$/;

/** `net-nat-without-dhcp` beside `net-nat`. */
const isKindOf = (words: readonly string[], others: readonly string[]): boolean =>
  others.every((it) => words.includes(it)) && words.some((it) => kindWord.test(it) && !others.includes(it));

/** `labbackup` beside `lab`, but not `lab2`. */
const isLonger = (long: string, short: string): boolean =>
  long.startsWith(short) && /\D/.test(long.slice(short.length));

/** What a file is about: its network, or its device. */
const nameIn = ({ facts }: FileFacts): string | undefined => (facts.networks[0] ?? facts.profiles[0]?.device)?.name;

/** `staticNAT`: called after what it is like, and nothing else. */
const isOfKinds = (words: readonly string[]): boolean => words.length > 1 && words.every((it) => kindWord.test(it));

/** Words for kinds of networks and of addresses. */
const kindWord =
  /^(?:nat|routed?|open|isolated|private|internal|bridged?|macvtap|vepa|passthrough|hostdev|sriov|ovs|openvswitch|static|(?:no)?dhcp|ipv?[46]|dual|v\d+)$/;

/** Whether two files say the same, but for blanks, comments, and what is made anew for each copy. */
const isSameText = (one: FileFacts, other: FileFacts): boolean => {
  // What does not have one name does not have one text, which costs more to find out.
  if (nameIn(one) !== nameIn(other)) return false;
  const [a, b] = [one, other].map((it) => (hasText(it) ? sayingOf(it) : undefined));
  return a !== undefined && a === b;
};

interface Written extends Memoizable {
  readonly uri: string;
  readonly text: string;
}

const hasText = (it: object): it is Written => 'text' in it;

/** What a text says, in one spelling. */
const sayingOf = memoize((file: Written): string =>
  isProfile(file)
    ? file.text.replace(/^\s*(?:#.*|(?:uuid|UUID|HWADDR|MACADDR)\s*=.*)?$/gm, '').replace(/[\s"']+/g, ' ')
    : file.text
        .replace(
          /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<uuid>[^<]*<\/uuid>|<mac\s[^<>]*\/>|\sconnections=["'][^"'<>]*["']/g,
          '',
        )
        .replace(/[\s"']+/g, ' ')
        .replace(/ ?([<>]) ?/g, '$1'),
);

/** Whether a file may be of the host of another one. */
export function mayMeet(file: FileFacts, workspace: WorkspaceFacts, uri: string): boolean {
  const other = workspace.file(uri);
  return other === undefined || onOneHost(file, other) !== 'never';
}

/** Of what other files say, the first that fits and may be of the host of this one; the surest of them. */
export function rivalAmong<T extends { readonly at: Place }>(
  file: FileFacts,
  workspace: WorkspaceFacts,
  others: readonly T[],
  fits: (it: T) => boolean,
): T | undefined {
  let found: T | undefined;
  let compared = 0;
  let isAlone: boolean | undefined;
  for (const it of others) {
    if (it.at.uri === file.uri || !fits(it)) continue;
    // Mostly there is no other, and to find out how a file stands takes longer.
    isAlone ??= meetsNobody(file);
    if (isAlone) return undefined;
    // What so many claim is a collection, and no host.
    if (compared++ === mostCompared) break;
    const other = workspace.file(it.at.uri);
    const certainty = other ? onOneHost(file, other) : 'surely';
    if (certainty === 'surely' || (certainty === 'perhaps' && !standingOf(file).isLive)) return it;
    if (certainty === 'perhaps') found ??= it;
  }
  return found;
}

const mostCompared = 50;

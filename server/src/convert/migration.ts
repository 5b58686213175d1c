// What breaks for the ifcfg files of a host on a release that reads keyfiles alone, or has no legacy scripts: in the order in
// which a person goes about it, with the keyfiles tried.
import { type File, folderOf, ifcfgKindOf } from '../model/file';
import type { Facts } from '../model/file-facts';
import { profileOf } from '../model/ifcfg/profile';
import { counted } from '../text';
import { convertAll, type Converted } from './folder';
import { statementsOf, missingFrom } from './meaning';
import { type Conversion, convertProfile, isProfile } from './profile';
import type { Entry } from './report';
import { isTeamFile } from './team';

/** A part of the report: what is the matter, and what it is about; without lines it does not apply. */
export interface MigrationPart {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Migration {
  readonly release: number;
  /** Files that are looked at. */
  readonly count: number;
  readonly parts: readonly MigrationPart[];
}

/** What a migration needs to know of the keyfiles that it makes. */
export interface KeyfileJudge {
  /** The facts of a keyfile, and what is wrong in it, each in a line. */
  readonly read: (texts: ReadonlyMap<string, string>) => {
    readonly facts: readonly Facts[];
    readonly problems: readonly string[];
  };
}

/** The releases that break something: 9 has no legacy scripts, 10 reads no ifcfg file and has no teams. */
export const breakingReleases: readonly number[] = [9, 10];

/** The files of one host that are converted together: those of a folder, and `sysconfig/network`, which holds for all of them. */
export const filesBesideIn = (folder: string, all: readonly File[]): File[] =>
  all.filter(
    ({ uri, kind }) => folderOf(uri) === folder || (kind === 'sysconfig' && folderOf(uri) === folderOf(folder)),
  );

export function migrationOf(given: readonly File[], release: number, { read }: KeyfileJudge): Migration {
  const files = given.filter((it) => ifcfgKindOf(it.uri) !== undefined);
  // NetworkManager makes a profile of lo itself, and its file says nothing else.
  const profiles = files.filter((it) => isProfile(it, files) && profileOf(it)?.device !== 'lo');
  const plain = profiles.map((it) => convertProfile(it, files, { takeOver: true }));
  const conversions = profiles.map((it) => convertProfile(it, files, { takeOver: true, teamsToBonds: release >= 10 }));
  const converted = convertAll(conversions, 'keyfile');
  const trial = read(converted.texts);
  const teams = profiles.filter(isTeamFile);
  const entries = conversions.flatMap((it) => it.entries);
  const legacy = entries.filter(isOfScripts);
  const isLeft = new Set(converted.left.map((it) => it.file));
  const others = entries.filter((it) => !isOfScripts(it) && !isOfTeam(it) && !isLeft.has(it.file));
  const reading = release >= 10 ? 'Not read any more' : 'Read for the last time';
  const parts: MigrationPart[] = [
    {
      title: `${reading}: ${counted(files.length, 'file', 'files')}; NetworkManager takes keyfiles in /etc/NetworkManager/system-connections`,
      lines: files.map((it) => it.basename),
    },
    {
      title: release >= 10 ? 'Teams, which are gone: they become bonds' : 'Teams, which are given up: a bond goes on',
      lines: teams.map((it) => teamLine(it, conversions, converted)),
    },
    {
      title: ofScripts,
      lines: [...unmanaged(profiles), ...entryLines(legacy)],
    },
    { title: 'Cannot be converted as it is', lines: converted.left.map((it) => `${it.file}: ${it.why}`) },
    { title: 'Means something else afterwards', lines: entryLines(others.filter((it) => it.outcome === 'changed')) },
    { title: 'Is lost', lines: entryLines(others.filter((it) => it.outcome === 'dropped')) },
    {
      title: `Wrong in the ${counted(converted.texts.size, 'keyfile', 'keyfiles')} that virtnet convert makes`,
      lines: trial.problems,
    },
    { title: 'Not the same by meaning once it is converted', lines: differences(plain, converted, files, trial.facts) },
  ];
  return { release, count: files.length, parts: parts.filter((it) => it.lines.length > 0) };
}

/** The report as text: numbered parts, and what to do then. */
export function migrationLines({ release, count, parts }: Migration, folder: string): string[] {
  if (count === 0) return [`Nothing in ${folder} breaks on release ${release}: there is no ifcfg file`];
  const doesScripts = parts.some((it) => it.title === ofScripts);
  const isWhole = parts.every((it) => !/^(?:Cannot|Wrong|Not the same)/.test(it.title));
  return [
    `What breaks on release ${release}: ${folder}`,
    ...parts.flatMap((it, i) => ['', `${i + 1}. ${it.title}`, ...it.lines.map((line) => `   ${line}`)]),
    '',
    isWhole
      ? 'The keyfiles have no faults, and mean the same but for what is said above.'
      : 'What cannot be converted, is wrong or differs wants a person first.',
    'Then',
    `   virtnet convert --to keyfile${release >= 10 ? ' --team-to-bond' : ''} --take-over --out FOLDER ${folder}`,
    '   virtnet check FOLDER',
    '   copy them to /etc/NetworkManager/system-connections (owner root, mode 0600), and take the ifcfg files away',
    '   nmcli connection reload',
    // Source: release notes of RHEL 8.0, "Network scripts are deprecated".
    ...(doesScripts
      ? ['   make what /sbin/ifup-local and its like did a script in /etc/NetworkManager/dispatcher.d']
      : []),
  ];
}

const ofScripts = 'Done by the legacy network-scripts alone, which are gone: nobody does it any more';

/** By how the conversion puts it. */
const isOfScripts = ({ why = '', file, outcome }: Entry): boolean =>
  outcome === 'dropped' && (/^rule6?-/.test(file) || /legacy scripts|NetworkManager does not (?:know|read)/.test(why));

const isOfTeam = ({ name, why = '' }: Entry): boolean =>
  /^(?:TEAM_|DEVICETYPE)/.test(name) || why.startsWith('a team becomes a bond');

/** What is so of several keys of a file for one reason is one line; of a route file each line stands by itself. */
function entryLines(entries: readonly Entry[]): string[] {
  const byReason = new Map<string, { readonly file: string; readonly names: string[]; readonly reason: string }>();
  for (const { file, name, why } of entries) {
    const reason = why === undefined ? '' : `: ${why}`;
    const key = [file, isKey.test(name) ? '' : name, reason].join('\n');
    const line = byReason.get(key);
    if (line) line.names.push(name);
    else byReason.set(key, { file, names: [name], reason });
  }
  return [...byReason.values()].map(({ file, names, reason }) => `${file}: ${names.join(', ')}${reason}`);
}

const isKey = /^\w+$/;

/** What NM_CONTROLLED=no keeps from NetworkManager. */
const unmanaged = (profiles: readonly File[]): string[] =>
  profiles
    .filter(({ facts }) => facts.devices.some((it) => !it.nmControlled))
    .map((it) => `${it.basename}: NM_CONTROLLED=no: NetworkManager leaves the device alone, and nobody else is there`);

function teamLine({ basename }: File, conversions: readonly Conversion[], { entries, left }: Converted): string {
  const why = left.find((it) => it.file === basename)?.why;
  if (why !== undefined) return `${basename}: ${why}`;
  const bond = conversions.find((it) => it.file.basename === basename)?.sections.get('bond');
  const how = entries.find((it) => it.file === basename && it.name === 'TEAM_CONFIG')?.why;
  return `${basename}: ${bond ? `a bond of mode ${String(bond.get('mode') ?? 'balance-rr')}` : 'a bond'}${how ? `: ${how}` : ''}`;
}

/** What the ifcfg files say and the keyfiles do not, and the other way round; of what is converted alone. */
function differences(
  conversions: readonly Conversion[],
  { left }: Converted,
  files: readonly File[],
  now: readonly Facts[],
): string[] {
  const kept = conversions.map((it) => it.file).filter((it) => !left.some((one) => one.file === it.basename));
  const suffixes = new Set(kept.map((it) => `${folderOf(it.uri)} ${endOf(it)}`));
  const before = files.filter((it) => suffixes.has(`${folderOf(it.uri)} ${endOf(it)}`)).map((it) => it.facts);
  const [was, is] = [statementsOf(before), statementsOf(now)];
  const isTeam = new Set(kept.filter(isTeamFile).flatMap((it) => it.facts.devices.map(({ name }) => name)));
  const isSaid = (it: string): boolean =>
    [...isTeam].some((name) => it.startsWith(`${name} is a device`) || it.startsWith(`${name} is in mode`));
  return [
    ...missingFrom(is, was).map((it) => `before only: ${it}`),
    ...missingFrom(was, is).map((it) => `afterwards only: ${it}`),
  ].filter((it) => !isSaid(it.slice(it.indexOf(': ') + 2)));
}

/** `ifcfg-eth0:1` and `route-eth0` belong to `ifcfg-eth0`. */
const endOf = ({ basename }: File): string => basename.slice(basename.indexOf('-') + 1).replace(/:.*/, '');

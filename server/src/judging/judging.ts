// How files are judged, as far as somebody said so: in the settings of an editor, in virtnet.json, by options. All three
// say it in the words that stand here; a test holds them to the settings in package.json.
import type { Backend } from '../model/facts';
import { libvirtOf, newerThanKnown, type Target } from '../model/target';
import { rules } from '../rules/index';
import { nearest } from '../schema/nearest';
import { type Severity, severities } from '../schema/types';
import { byName, type SettingFault, arrayOf, choiceOf, record, textLike } from './value';

export interface Judging {
  /** Undefined: that of the connected libvirt, else any in use. */
  readonly libvirt?: string | undefined;
  readonly backend?: Backend | undefined;
  readonly release?: number | undefined;
  readonly knownKeys?: readonly string[] | undefined;
  /** Folders that are one host each, as they are written. */
  readonly hosts?: readonly string[] | undefined;
  readonly severities?: Readonly<Record<string, Severity | 'off'>> | undefined;
}

const codes: ReadonlySet<string> = new Set(rules.flatMap((it) => Object.keys(it.codes)));

/** That a code is none, in words. */
function codeFault(code: string): string | undefined {
  if (codes.has(code)) return undefined;
  const [meant] = nearest(code, codes, 1);
  return `${code} is no code of virtnet${meant === undefined ? '' : `, expected ${meant}`}`;
}

/** The settings that are about judging, as they nest below `virtnet`. */
export const judgingReaders = {
  libvirt: record({ targetVersion: textLike(/^(?:\d+(?:\.\d+){0,2})?$/, 'a version such as 9.0.0') }),
  ifcfg: record({
    backend: choiceOf('NetworkManager', 'network-scripts', 'both'),
    targetRelease: choiceOf(null, 6, 7, 8, 9, 10),
    knownKeys: arrayOf(textLike(/^[a-z_]\w*$/i, 'the name of a key')),
  }),
  hosts: arrayOf(textLike(/./s, 'a folder')),
  rules: byName(choiceOf<Severity | 'off'>(...severities, 'off'), codeFault),
};

const section = record(judgingReaders);

/** Reads what such settings say; the rest of the value is somebody else's. */
export const judgingOf = (value: unknown): Judging => judgingIn(section(value, [], () => undefined) ?? {});

/** What settings that were read come to. */
export const judgingIn = ({ libvirt, ifcfg, hosts, rules }: NonNullable<ReturnType<typeof section>>): Judging => ({
  libvirt: libvirt?.targetVersion || undefined,
  backend: ifcfg?.backend,
  release: ifcfg?.targetRelease ?? undefined,
  knownKeys: ifcfg?.knownKeys,
  hosts,
  severities: rules,
});

/** That what is said reaches beyond what is known. */
export function tooNewIn({ libvirt }: Judging): SettingFault[] {
  const message = libvirt === undefined ? undefined : newerThanKnown(libvirtOf(libvirt));
  return message === undefined ? [] : [{ path: ['libvirt', 'targetVersion'], about: 'name', message }];
}

/** What to judge for; `connected` is the version of the connected libvirt, when it is known. */
export const targetOf = (
  { libvirt, backend = 'NetworkManager', release, knownKeys = [] }: Judging,
  connected?: string,
): Target => ({ ...libvirtOf(libvirt ?? connected), backend, release, knownKeys });

/** What is said twice is as the later one says it. */
export function withJudging(one: Judging, later: Judging): Judging {
  const said = Object.entries(later).filter(([, it]) => it !== undefined);
  return { ...one, ...(Object.fromEntries(said) as Judging) };
}

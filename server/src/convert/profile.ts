// From an ifcfg file and the files beside it to the profile that NetworkManager makes of them, with an account of every line.
// Source: connection_from_file_full in nms-ifcfg-rh-reader.c; compared with the recorded answers of 1.42.4.
import { hasOwnScript } from '../schema/ifcfg-general';
import { fateInNetworkManager, takenOver } from '../model/ifcfg/profile';
import { isTrue } from '../syntax/ifcfg/scalar';
import { deviceKindOf } from '../model/ifcfg/device-kind';
import { type File, folderOf, suffixOf } from '../model/file';
import { isLive } from '../model/ifcfg/readers';
import { noProfileBecause } from '../model/no-profile';
import { attributeRow } from '../schema/index';
import { wordsWithoutSecrets } from '../schema/secrets';
import { tables } from '../schema/ifcfg';
import type { AttributeRow } from '../schema/types';
import type { Attribute } from '../syntax/tree';
import { visible } from '../visible';
import { makeBond } from './bond';
import { makeBridge } from './bridge';
import { makeConnection } from './connection';
import { makeInfiniband, makeTeam, makeVlan } from './devices';
import { isTeamFile, makeBondOfTeam } from './team';
import { makeDot1x } from './dot1x';
import { makeEthernet, makeEthtool } from './ethernet';
import { makeDcb, makeSriov, makeTrafficControl } from './hardware';
import { makeIpv4 } from './ipv4';
import { makeIpv6 } from './ipv6';
import { type ConvertOptions, ProfileBuilder, type Sections } from './profile-builder';
import { controllerOf, makePort } from './ports';
import type { Entry } from './report';
import type { RouteContext } from './resolver';
import { makeRoutes } from './routes';
import { makeRoutingRules } from './routing-rules';
import { IfcfgReader } from './ifcfg-reader';
import { verify } from './verify';
import { makeWifi } from './wifi';

/** What became of one ifcfg file and the files that belong to it. */
export interface Conversion {
  /** The file that was converted. */
  readonly file: File;
  readonly sections: Sections;
  /** Comments of the ifcfg file, in order. */
  readonly comments: readonly string[];
  /** The name or uuid of the bridge, bond or team that it is a port of, whether or not it can be converted. */
  readonly controller: string | undefined;
  /** What ports may call it: its name and its uuid. */
  readonly names: readonly string[];
  /** Why NetworkManager makes no profile of it, in words; empty when it does. Nothing should be written then. */
  readonly refusals: readonly string[];
  /** One entry for each line of all the files that is no comment. */
  readonly entries: readonly Entry[];
  /** Paths of the values that are secrets: `wifi-security.psk`. */
  readonly secrets: ReadonlySet<string>;
  /** Words that may quote the files, without their secrets. */
  withoutSecrets(words: string): string;
}

/** Whether a file is the start of a profile: `ifcfg-<x>` that NetworkManager reads, and no alias of another. */
export function isProfile(file: File, all: readonly File[]): boolean {
  if (file.kind !== 'ifcfg' || !isLive(suffixOf(file), 'NetworkManager') || noProfileBecause(file)) return false;
  const colon = suffixOf(file).indexOf(':');
  return colon < 0 || !besides(file, all).some((it) => it.basename === `ifcfg-${suffixOf(file).slice(0, colon)}`);
}

/** The profile of an ifcfg file. `all` may hold any files; those beside it with the same ending belong to it. */
export function convertProfile(file: File, all: readonly File[], options: ConvertOptions = {}): Conversion {
  const suffix = suffixOf(file);
  const near = besides(file, all);
  const named = (name: string): IfcfgReader | undefined => {
    const found = near.find((it) => it.basename === name);
    return found && new IfcfgReader(found);
  };
  const source = new IfcfgReader(file);
  const root = file.tree.root;
  const keys = named(`keys-${suffix}`);
  const routes = { 4: named(`route-${suffix}`), 6: named(`route6-${suffix}`) };
  const rules = [named(`rule-${suffix}`), named(`rule6-${suffix}`)].filter((it) => it !== undefined);
  const aliases = near
    .filter(
      (it) =>
        it.kind === 'ifcfg' && it.basename.startsWith(`${file.basename}:`) && isLive(suffixOf(it), 'NetworkManager'),
    )
    .sort((a, b) => (a.basename < b.basename ? -1 : 1))
    .map((it) => new IfcfgReader(it));
  const folder = folderOf(file.uri);
  const global = all.find((it) => it.kind === 'sysconfig' && [folder, folderOf(folder)].includes(folderOf(it.uri)));
  const read = source.profile && options.takeOver ? takenOver(source.profile).kind : root && deviceKindOf(root);
  const kind = isTeamFile(file) && options.teamsToBonds ? 'bond' : (read ?? 'other');
  const making = new ProfileBuilder(source, kind, keys, global && new IfcfgReader(global), options);
  const around: RouteContext = { aliases, hasRuleFile: rules.length > 0 };

  const others = [keys, routes[4], routes[6], ...rules, ...aliases].filter((it) => it !== undefined);
  const unread = templateAmong([source, ...others]) ?? unreadBecause(source, kind, options.takeOver);
  if (unread !== undefined) making.refusals.push(unread);
  else {
    makeAll(making, suffix, around, near);
    const port = makePort(making);
    for (const family of [4, 6] as const) {
      const route = routes[family];
      const isOff = family === 6 && ['ignore', 'disabled'].includes(String(making.sections.get('ipv6')?.get('method')));
      const isOff4 = family === 4 && making.sections.get('ipv4')?.get('method') === 'disabled';
      if (route && (isOff || isOff4)) route.dropAll(`IPv${family} is off in this profile`);
      else if (route) makeRoutes(making, route, family, around.hasRuleFile);
    }
    makeRoutingRules(making, around.hasRuleFile);
    verify(making, port);
    if (port && port.type !== 'vrf') takeBack(making, port, [...aliases, routes[4], routes[6]]);
  }
  for (const it of rules) it.dropAll('NetworkManager does not read rule files; ROUTING_RULE_<n> is its way');

  const type = making.sections.get('connection')?.get('slave-type');
  const quoted = [source, ...others].map((it) => it.file.tree);
  const withoutSecrets = (words: string): string => quoted.reduce((all, tree) => wordsWithoutSecrets(tree, all), words);
  return {
    file,
    sections: making.sections,
    comments: source.comments,
    controller: controllerOf(source),
    names: ['DEVICE', 'UUID'].map((it) => source.value(it)).filter((it) => it !== undefined),
    refusals: making.refusals.map((it) => visible(withoutSecrets(it))),
    secrets: making.secrets,
    withoutSecrets,
    entries: [
      ...source.entries((it) => unread ?? reasonOf(it, 'ifcfg', kind, typeof type === 'string' ? type : undefined)),
      ...others.flatMap((it) =>
        it.entries((line) =>
          it.file.kind === 'ifcfg'
            ? 'not read in the file of an alias'
            : reasonOf(line, it.file.kind as 'keys', kind, undefined),
        ),
      ),
    ],
  };
}

/** That one of these files has yet to be filled in. */
function templateAmong(files: readonly IfcfgReader[]): string | undefined {
  const found = files.find((it) => it.file.tree.template);
  return found && `${found.file.basename} is a template, whose values are not there yet`;
}

const besides = (file: File, all: readonly File[]): File[] => {
  const folder = folderOf(file.uri);
  return all.filter((it) => it !== file && folderOf(it.uri) === folder);
};

/** Why NetworkManager does not go on to make a profile. */
function unreadBecause(source: IfcfgReader, kind: string, takeOver = false): string | undefined {
  switch (source.profile && fateInNetworkManager(source.profile, takeOver)) {
    case 'unmanaged':
      return 'NM_CONTROLLED=no: NetworkManager leaves the device alone';
    case 'ignored':
      if (source.value('BOOTPROTO')?.toLowerCase() === 'ibft')
        return 'BOOTPROTO=ibft: the firmware configures the device';
      if (source.value('IPV6TUNNELIPV4') !== undefined) return 'a tunnel of the legacy scripts';
      if (hasOwnScript(source.value('DEVICE') ?? '')) return 'a device that a legacy script of its own brings up';
      return 'the loopback device needs no profile';
    case 'nameless':
      return 'neither TYPE nor DEVICE';
    case 'unrecognized':
      return `TYPE=${source.value('TYPE') ?? ''} is no kind of profile of NetworkManager`;
    default:
      return isTrue(source.value('BONDING_MASTER'), false) && kind !== 'bond'
        ? 'BONDING_MASTER=yes beside another TYPE'
        : undefined;
  }
}

function makeAll(making: ProfileBuilder, suffix: string, around: RouteContext, near: readonly File[]): void {
  const { kind, source } = making;
  const ssid = kind === 'wireless' ? makeWifi(making) : undefined;
  makeConnection(making, suffix, ssid);
  if (kind === 'bridge') makeBridge(making);
  if (kind === 'bond' && isTeamFile(source.file)) makeBondOfTeam(making, near);
  else if (kind === 'bond') makeBond(making);
  if (kind === 'vlan') makeVlan(making);
  if (kind === 'team') makeTeam(making);
  if (kind === 'infiniband') makeInfiniband(making);
  else if (kind !== 'wireless') {
    makeEthernet(making);
    const management = source.value('KEY_MGMT');
    if (management === 'IEEE8021X') {
      source.keep('KEY_MGMT', '802-1x.eap');
      makeDot1x(making);
    } else if (management !== undefined)
      making.refuse('KEY_MGMT', `${management} is not IEEE8021X, which alone works on a cable`);
  }
  makeEthtool(making);
  makeDcb(making);
  makeSriov(making);
  makeTrafficControl(making);
  makeIpv4(making, around);
  makeIpv6(making, around);
}

const ipSections = ['ipv4', 'ipv6', 'proxy'];

/** A port has no IP settings: NetworkManager reads them and throws them away. */
function takeBack(making: ProfileBuilder, port: { of: string }, others: readonly (IfcfgReader | undefined)[]): void {
  const off4 = making.sections.get('ipv4')?.get('method') === 'disabled';
  const off6 =
    making.sections.get('ipv6')?.get('method') === 'ignore' ||
    making.sections.get('ipv6')?.get('method') === 'disabled';
  for (const it of ipSections) making.sections.delete(it);
  const why = `a port of ${port.of} has no IP settings of its own`;
  if (off4) making.source.keep('BOOTPROTO', 'connection.slave-type');
  if (off6) for (const key of ['IPV6INIT', 'IPV6_DISABLED']) making.source.keep(key, 'connection.slave-type');
  for (const it of [making.source, ...others]) it?.takeBack(ipSections, why);
}

/** Why nobody read a key. */
function reasonOf(
  attribute: Attribute,
  table: 'ifcfg' | 'keys' | 'route',
  kind: string,
  port: string | undefined,
): string {
  const row = attributeRow(tables[table] ?? tables.ifcfg, attribute.name);
  if (!row) return 'not a key of NetworkManager';
  if (row.readers && !row.readers.includes('N')) return 'only the legacy scripts read it';
  const belongs = belongsElsewhere(row, kind);
  if (belongs !== undefined) return belongs;
  if (port !== undefined && /^(?:ipv[46]|proxy)\./.test(row.keyfile ?? ''))
    return 'a port has no IP settings of its own';
  const gateway = /^GATEWAY(\d*)$/.exec(attribute.name);
  if (table === 'ifcfg' && gateway) return `it counts beside IPADDR${gateway[1]!} only`;
  return 'NetworkManager does not read it in this profile';
}

const belongsElsewhere = (row: AttributeRow, kind: string): string | undefined =>
  row.types && !row.types.some((it) => it.toLowerCase() === kind)
    ? `belongs to TYPE=${row.types.join(' or ')}`
    : undefined;

// What stands in an alias that is read: keys that are not, an address without a mask, and an address that had another place.
import { classfulPrefix, parseIpv4 } from '../../../address';
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { type AliasFile, aliasFilesOf, isReadAlias, longestAlias } from '../../../model/ifcfg/alias';
import { hasMisspelled } from '../../../model/ifcfg/names';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { ifcfgTable } from '../../../schema/ifcfg';
import { attributeRow } from '../../../schema/index';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, ruleOfEach } from '../../rule';

export const aliasLines = ruleOfEach({
  name: 'alias-lines',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'A line of an alias is not read, or has a better place.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: read_aliases',
  codes: {
    'alias-key': 'An alias has a key that is not read there.',
    'alias-no-address': 'An alias has no address.',
    'alias-prefix': 'An alias has no mask, and there is none to take over.',
    'alias-modern': 'An alias holds an address that could stand in the file of the interface.',
  },
  each: aliasFilesOf,
  *check(alias, _file, _workspace, target) {
    const { profile, base } = alias;
    if (!isReadAlias(alias)) return;
    yield* withoutAddress(alias);
    if (!byNetworkManager(profile, target)) return;
    for (const it of profile.root.attributes)
      if (it.value !== '' && !isOfAlias.test(it.name) && readByNetworkManager(it.name))
        yield {
          code: 'alias-key',
          span: it.span,
          message: `${it.name} in an alias, of which NetworkManager reads the address only; expected in ifcfg-${base}`,
          fixes: [fix('Remove the line', removeAssignment(it))],
          tag: 'unnecessary',
        };
    yield* withoutMask(alias);
    const address = profile.suffix.length > longestAlias ? undefined : lastAssignment(profile, 'IPADDR');
    if (address)
      yield {
        code: 'alias-modern',
        severity: 'hint',
        span: address.span,
        message: `one more address of ${base} can stand in ifcfg-${base} as IPADDR1 with PREFIX1`,
      };
  },
});

/** Neither reader asks DHCP for an alias. */
function* withoutAddress({ profile }: AliasFile): Iterable<Finding> {
  const { root, lines } = profile;
  if (root.attributes.some((it) => /^IPADDR\d*$/.test(it.name)) || hasMisspelled(root, ['IPADDR'])) return;
  const [proto] = lines.get('BOOTPROTO') ?? [];
  const isAsked = proto !== undefined && /^(?:dhcp|bootp)$/i.test(proto.value);
  const place = isAsked ? proto : (lastAssignment(profile, 'DEVICE') ?? root.attributes[0]);
  if (!place) return;
  yield {
    code: 'alias-no-address',
    span: place.span,
    message: `the alias has no IPADDR, so it brings no address${isAsked ? ': an alias cannot ask DHCP' : ''}`,
  };
}

function* withoutMask({ profile, host, base }: AliasFile): Iterable<Finding> {
  const bare =
    (lastAssignment(profile, 'PREFIX') ?? lastAssignment(profile, 'NETMASK'))
      ? undefined
      : lastAssignment(profile, 'IPADDR');
  const number = bare && parseIpv4(bare.value);
  if (!bare || number === undefined || number < 0 || host.withIpv4.has(base)) return;
  const prefix = classfulPrefix({ family: 4, words: [0, 0, 0, number] }) ?? 24;
  yield {
    code: 'alias-prefix',
    span: bare.span,
    message: `IPADDR=${bare.value} without PREFIX, and ifcfg-${base} has no address whose mask it could take over; /${prefix} is taken`,
    fixes: [...new Set([prefix, 24])].map((it) => fix(`Add PREFIX=${it}`, putKey(profile, 'PREFIX', String(it), bare))),
  };
}

/** What is read, and what people write by custom without harm. Source: nms-ifcfg-rh-reader.c: read_aliases. */
const isOfAlias =
  /^(?:DEVICE|IPADDR|PREFIX|NETMASK|GATEWAY|DEFROUTE|NAME|TYPE|BOOTPROTO|ONBOOT|ONPARENT|NM_CONTROLLED|USERCTL|UUID|HWADDR|BROADCAST|NETWORK|IPV6INIT)$/;

const readByNetworkManager = (name: string): boolean => attributeRow(ifcfgTable, name)?.readers?.includes('N') ?? false;

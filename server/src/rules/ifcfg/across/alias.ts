// `ifcfg-eth0:1`: a file with one more address for the profile of `ifcfg-eth0`.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { classfulPrefix, parseIpv4 } from '../../../address';
import { uriBeside } from '../../../model/file';
import { ifcfgTable } from '../../../schema/ifcfg';
import { attributeRow } from '../../../schema/index';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { canBeMade } from '../../../fixes/controller-file';
import { byNetworkManager, lastAssignment, headSpan, profileOf } from '../../../model/ifcfg/profile';
import { hostProfilesOf } from '../../../model/ifcfg/host-profiles';

export const alias = rule({
  name: 'alias',
  of: ['ifcfg'],
  severity: 'error',
  across: true,
  summary: 'An alias file that does not add its address to an interface.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: read_aliases',
  codes: {
    'alias-orphan': 'An alias without the file it belongs to.',
    'alias-device': 'DEVICE of an alias is not the name of its file.',
    'alias-key': 'A key that is not read in an alias.',
    'alias-modern': 'An alias, where the file of the interface could have the address.',
    'alias-name': 'An alias under a name that is not taken.',
    'alias-prefix': 'An alias without a mask, where there is none to take over.',
  },

  *check(file, workspace, target) {
    const profile = profileOf(file);
    if (!profile?.alias || !byNetworkManager(profile, target)) return;
    const colon = profile.suffix.indexOf(':');
    const base = profile.suffix.slice(0, colon);
    const label = profile.suffix.slice(colon + 1);
    const device = lastAssignment(profile, 'DEVICE');
    const span = device?.valueSpan ?? headSpan(profile);
    const host = hostProfilesOf(workspace, file.uri);
    if (!host.bySuffix.has(base)) {
      yield {
        code: 'alias-orphan',
        span,
        message: `ifcfg-${profile.suffix} without ifcfg-${base}; NetworkManager makes a profile of its own of it, bound to no interface`,
        fixes: canBeMade(base)
          ? [
              {
                title: `Make it the file of ${base}`,
                changes: [
                  { edits: device ? setAssignment(device, base) : putKey(profile, 'DEVICE', base) },
                  { rename: file.uri, to: uriBeside(file.uri, `ifcfg-${base}`) },
                ],
              },
            ]
          : [],
      };
      return;
    }
    if (!/^\w+$/.test(label)) {
      yield {
        code: 'alias-name',
        span,
        message: `the label ${label || '(empty)'} of ifcfg-${profile.suffix} may have letters, digits and _ only; NetworkManager skips the file`,
      };
      return;
    }
    if (profile.suffix.length > 15)
      yield {
        code: 'alias-name',
        span,
        message: `${profile.suffix} has ${profile.suffix.length} characters, expected at most 15; the kernel refuses the label`,
      };
    if (device?.value === profile.suffix) {
      for (const it of profile.root.attributes)
        if (it.value !== '' && !isOfAlias.test(it.name) && readByNetworkManager(it.name))
          yield {
            code: 'alias-key',
            severity: 'warning',
            span: it.span,
            message: `${it.name} in an alias, of which NetworkManager reads the address only; expected in ifcfg-${base}`,
            fixes: [fix('Remove the line', removeAssignment(it))],
            tag: 'unnecessary',
          };
      const bare =
        (lastAssignment(profile, 'PREFIX') ?? lastAssignment(profile, 'NETMASK'))
          ? undefined
          : lastAssignment(profile, 'IPADDR');
      const number = bare && parseIpv4(bare.value);
      if (bare && number !== undefined && number >= 0 && !host.withIpv4.has(base)) {
        const prefix = classfulPrefix({ family: 4, words: [0, 0, 0, number] }) ?? 24;
        yield {
          code: 'alias-prefix',
          severity: 'warning',
          span: bare.span,
          message: `IPADDR=${bare.value} without PREFIX, and ifcfg-${base} has no address whose mask it could take over; /${prefix} is taken`,
          fixes: [...new Set([prefix, 24])].map((it) =>
            fix(`Add PREFIX=${it}`, putKey(profile, 'PREFIX', String(it), bare)),
          ),
        };
      }
      const address = profile.suffix.length > 15 ? undefined : lastAssignment(profile, 'IPADDR');
      if (address)
        yield {
          code: 'alias-modern',
          severity: 'hint',
          span: address.span,
          message: `one more address of ${base} can stand in ifcfg-${base} as IPADDR1 with PREFIX1`,
        };
      return;
    }
    yield {
      code: 'alias-device',
      span,
      message: `${device ? `DEVICE=${device.value}` : 'no DEVICE'} in ifcfg-${profile.suffix}, expected DEVICE=${profile.suffix}; NetworkManager skips the file`,
      fixes: [
        fix(
          `Set DEVICE=${profile.suffix}`,
          device ? setAssignment(device, profile.suffix) : putKey(profile, 'DEVICE', profile.suffix),
          true,
        ),
      ],
    };
  },
});

/** What is read, and what people write by custom without harm. Source: nms-ifcfg-rh-reader.c: read_aliases. */
const isOfAlias =
  /^(?:DEVICE|IPADDR|PREFIX|NETMASK|GATEWAY|DEFROUTE|NAME|TYPE|BOOTPROTO|ONBOOT|ONPARENT|NM_CONTROLLED|USERCTL|UUID|HWADDR|BROADCAST|NETWORK|IPV6INIT)$/;

const readByNetworkManager = (name: string): boolean => attributeRow(ifcfgTable, name)?.readers?.includes('N') ?? false;

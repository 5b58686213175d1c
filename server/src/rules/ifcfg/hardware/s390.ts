// Keys of mainframe devices.
import { fix } from '../../../fixes/fix';
import { nearest } from '../../../schema/nearest';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { ofItem } from '../../../fixes/long-values';
import { isWired } from '../../../model/ifcfg/dot1x';
import { byNetworkManager, lastAssignment, readProfile } from '../../../model/ifcfg/profile';
import { tableFindings } from '../../factories/table-values';

export const s390 = rule({
  name: 's390',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A setting of a mainframe device that is refused or dropped.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_wired_setting; nm-setting-wired.c',
  codes: {
    's390-option': 'An option that does not exist.',
    's390-subchannels': 'A value that is not two or three channels.',
    's390-nettype': 'A driver that does not exist.',
  },
  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (profile?.fate !== 'loaded' || !isWired(profile) || !byNetworkManager(profile, target)) return;
    yield* tableFindings(profile, { 's390-subchannels': '', 's390-nettype': '' });
    const options = lastAssignment(profile, 'OPTIONS');
    if (!options) return;
    for (const match of options.value.matchAll(/[^ \t]+/g)) {
      const equals = match[0].indexOf('=');
      const name = equals < 0 ? match[0] : match[0].slice(0, equals);
      const isBare = equals === match[0].length - 1;
      if (equals >= 0 && known.has(name) && !isBare) continue;
      const near = equals < 0 || isBare ? [] : nearest(name, known);
      const change = (word: string) =>
        setAssignment(
          options,
          `${options.value.slice(0, match.index)}${word}${options.value.slice(match.index + match[0].length)}`.trim(),
        );
      yield {
        code: 's390-option',
        severity: equals < 0 ? 'warning' : 'error',
        span: options.spanOf(match.index, match.index + match[0].length),
        message:
          equals < 0
            ? `${match[0]} is not of the form key=value`
            : isBare
              ? `${name} has no value; NetworkManager refuses the file`
              : `${name} is not an option of mainframe devices${near[0] ? `, did you mean ${near[0]}` : ''}; NetworkManager refuses the file`,
        fixes: ofItem(options, () => [
          ...near.map((it) => fix(`Change to ${it}`, change(`${it}${match[0].slice(equals)}`))),
          fix(`Remove ${match[0]}`, options.value.trim() === match[0] ? removeAssignment(options) : change('')),
        ]),
      };
    }
  },
});

const known: ReadonlySet<string> = new Set(
  (
    'bridge_role broadcast_mode buffer_count canonical_macaddr checksumming ctcprot fake_broadcast inter inter_jumbo ' +
    'ipato_add4 ipato_add6 ipato_enable ipato_invert4 ipato_invert6 isolation lancmd_timeout large_send layer2 portname ' +
    'portno priority_queueing protocol route4 route6 rxip_add4 rxip_add6 sniffer total vipa_add4 vipa_add6'
  ).split(' '),
);

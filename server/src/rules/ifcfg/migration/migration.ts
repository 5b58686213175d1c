// What becomes of ifcfg files on the release that will read them.
import { attributeRow, tableOf } from '../../../schema/index';
import { legacyTypes } from '../../../schema/ifcfg-general';
import { rule } from '../../rule';
import { isCard } from '../../../model/ifcfg/names';
import { lastAssignment, headSpan, profileOf } from '../../../model/ifcfg/profile';

export const migration = rule({
  name: 'migration',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'The release that reads the file wants another format, or lacks what it relies on.',
  source:
    'NetworkManager 1.44, NEWS: ifcfg-rh is deprecated; Red Hat Enterprise Linux 9 and 10, Considerations in adopting RHEL',
  codes: {
    'ifcfg-deprecated': 'Release 9 still reads the file, and prefers keyfiles.',
    'ifcfg-unsupported': 'Release 10 does not read the file.',
    'legacy-service-gone': 'Something that only the legacy scripts know, on a release without them.',
    'rename-by-hwaddr': 'A name given to a card by HWADDR, which the keyfile does not do.',
  },

  *check(file, _workspace, { release }) {
    const profile = profileOf(file);
    if (!profile || release === undefined || release < 9) return;
    if (profile.fate === 'ignored') return;
    const span = headSpan(profile);
    if (release >= 10) {
      yield {
        code: 'ifcfg-unsupported',
        severity: 'error',
        span,
        message: `release ${release} does not read ifcfg files, expected a keyfile in /etc/NetworkManager/system-connections`,
      };
      return;
    }
    yield {
      code: 'ifcfg-deprecated',
      span,
      message: `ifcfg files are deprecated on release ${release}, expected a keyfile; nmcli connection migrate writes it`,
      tag: 'deprecated',
    };
    const type = lastAssignment(profile, 'TYPE');
    const table = tableOf(file.tree);
    const left = profile.root.attributes.filter((it) => {
      if (it.value === '' || harmless.has(it.name)) return false;
      if (it === type) return legacyTypes.has(it.value);
      const readers = table && attributeRow(table, it.name)?.readers;
      return readers?.length === 1 && readers[0] === 'L';
    });
    if (left[0])
      yield {
        code: 'legacy-service-gone',
        severity: 'warning',
        span: left[0].span,
        message: `${[...new Set(left.map((it) => (it === type ? `TYPE=${it.value}` : it.name)))].join(', ')} ${left.length === 1 ? 'is' : 'are'} known to the legacy scripts only, which release ${release} does not have`,
      };
    const card = lastAssignment(profile, 'HWADDR');
    const isNamed = profile.device !== '' && !isCard(profile.device) && !/^(?:ib|wl)/.test(profile.device);
    if (card && isNamed && profile.kind === 'ethernet')
      yield {
        code: 'rename-by-hwaddr',
        span: card.span,
        message: `the card ${card.value} gets the name ${profile.device} by a helper that comes with ifcfg files; a keyfile needs a .link file of systemd beside it`,
      };
  },
});

/** What changes nothing without the scripts. */
const harmless: ReadonlySet<string> = new Set(['SLAVE', 'USERCTL', 'HOTPLUG', 'NETWORK', 'BROADCAST', 'ISALIAS']);

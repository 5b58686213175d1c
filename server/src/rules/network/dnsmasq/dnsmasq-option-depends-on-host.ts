// Options with which dnsmasq starts on one host and not on another.
import { dnsmasqSource, findingOf } from '../../factories/dnsmasq';
import { hostNotesOf } from '../../../model/network/dnsmasq/host-notes';
import { optionLinesOf } from '../../../model/network/dnsmasq/lines';
import { ruleOfAll } from '../../rule';

export const dnsmasqOptionDependsOnHost = ruleOfAll({
  code: 'dnsmasq-option-depends-on-host',
  of: ['network'],
  severity: 'information',
  summary: 'An option of dnsmasq that needs a file, a user, a name or a build that a host may not have.',
  source: dnsmasqSource,
  all: (file) => optionLinesOf(file).lines,
  *check(_lines, file, workspace) {
    for (const { note, isLacking } of hostNotesOf(file, workspace))
      yield {
        ...findingOf(note, file),
        ...(isLacking && {
          severity: 'error',
          related: [{ at: workspace.inventory!.at, message: 'what is known of the host' }],
        }),
      };
  },
});

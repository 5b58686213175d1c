// A bond below a bridge that guests use: only some modes carry the addresses of guests.
import { fix } from '../../../fixes/fix';
import { guestChain } from '../../../model/guest-chain';
import { hostedKeyfilesOf } from '../../../model/keyfile/hosted';
import { headOf } from '../../../model/keyfile/verify/fault';
import { bondModeOf, bondModes } from '../../../schema/bond';
import { addKeyTo } from '../../../syntax/keyfile/write';
import { ruleOfEach } from '../../rule';

export const keyfileBondForGuests = ruleOfEach({
  name: 'bond-for-guests',
  of: ['keyfile'],
  severity: 'warning',
  across: true,
  summary: 'A bond in a mode that does not carry guests behind a bridge.',
  source:
    'https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/7/html/virtualization_deployment_and_administration_guide/sect-network_configuration-bridged_networking',
  codes: { 'bond-mode-for-vm-bridge': 'A bond below a bridge with guests has mode 0, 3, 5 or 6.' },
  each: hostedKeyfilesOf,
  *check({ profile, self }, file, workspace) {
    if (self.device.kind !== 'bond' || !self.bondMode) return;
    const mode = bondModeOf(self.bondMode.word.trim());
    const written = profile.at('bond', 'mode');
    if (!mode || mode.guests) return;
    const chain = guestChain(workspace, file.uri, self.device.name);
    if (!chain) return;
    const { steps, user } = chain;
    const where = [self.device.name, ...steps.map((it) => it.name)].join(' → ');
    yield {
      code: 'bond-mode-for-vm-bridge',
      span: written?.valueSpan ?? headOf(profile, 'bond', 'connection'),
      message: `mode ${mode.name} below a bridge (${where}, which ${user ? `the libvirt network ${user.from} uses` : 'guests may use'}); only active-backup, balance-xor and 802.3ad carry guests reliably`,
      related: [...steps, ...(user ? [user] : [])].map((it) => ({ at: it.at, message: `${it.from} → ${it.name}` })),
      fixes: written
        ? bondModes
            .filter((it) => it.guests)
            .map((it) => fix(`Set mode=${it.name}`, [{ span: written.valueSpan, text: it.name }]))
        : [fix('Set mode=active-backup', addKeyTo(profile.root.tree, 'bond', 'mode', 'active-backup'))],
    };
  },
});

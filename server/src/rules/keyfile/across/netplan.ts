// Keyfiles beside netplan: those that it writes itself, and others for an interface that it makes.
import { isOfOther } from '../../../model/lookup';
import { basenameOf, folderOf } from '../../../model/file';
import { hostedKeyfilesOf } from '../../../model/keyfile/hosted';
import { isNetplans } from '../../../model/keyfile/names';
import { mayMeet } from '../../../model/one-host';
import { ruleOfEach } from '../../rule';

export const keyfileNetplan = ruleOfEach({
  name: 'netplan',
  of: ['keyfile'],
  severity: 'information',
  across: true,
  summary: 'A keyfile that netplan writes, or that is for an interface which netplan makes, too.',
  source: 'https://netplan.readthedocs.io/en/stable/netplan-generate/; netplan 0.106, renderer NetworkManager',
  codes: {
    'kf-netplan-writes': 'netplan writes the file anew.',
    'kf-netplan-device': 'netplan makes the device of the profile, too.',
  },
  each: hostedKeyfilesOf,
  *check({ profile, self }, file, workspace) {
    const span = profile.device?.valueSpan;
    const made = workspace
      .devices(self.device.name)
      .find((it) => isOfOther(it) && isOfNetplan(it.at.uri) && mayMeet(file, workspace, it.at.uri));
    if (isNetplans(file)) {
      yield {
        code: 'kf-netplan-writes',
        span: file.tree.root?.children[0]?.openSpan ?? { start: 0, end: 0 },
        message: `netplan writes ${file.basename} anew when it is applied and when the host starts; expected changes in ${made ? basenameOf(made.at.uri) : '/etc/netplan'}`,
        related: made ? [{ at: made.at, message: `${self.device.name} in ${basenameOf(made.at.uri)}` }] : [],
      };
      return;
    }
    if (!span || !made || !self.device.onboot) return;
    yield {
      code: 'kf-netplan-device',
      severity: 'warning',
      span,
      message: `netplan makes ${self.device.name}, too, in ${basenameOf(made.at.uri)}: of two profiles for it chance decides, and what networkd has NetworkManager leaves alone`,
      related: [{ at: made.at, message: `${self.device.name} in ${basenameOf(made.at.uri)}` }],
      rival: { uri: made.at.uri },
    };
  },
});

const isOfNetplan = (uri: string): boolean => /\.ya?ml$/.test(uri) && folderOf(uri).endsWith('/netplan');

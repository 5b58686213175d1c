// A domain that is registered with systemd-resolved, which a host may not run.
import { onlyWith } from '../../../schema/host-words';
import { version } from '../../../schema/types';
import { ruleOfEach } from '../../rule';
import { attributeAt } from '../../../model/network/elements';

export const resolvedOfHost = ruleOfEach({
  code: 'resolved-of-host',
  of: ['network'],
  severity: 'information',
  summary: 'The network starts only where systemd-resolved runs.',
  source: 'libvirt 11.3.0: "failed to register name server: systemd-resolved is not available"',
  each: attributeAt('domain@register'),
  *check(register, { tree }, _workspace, { libvirt }) {
    const runsDns = tree.at('ip').length > 0 && tree.at('dns')[0]?.value('enable') !== 'no';
    if (libvirt < version('10.1.0') || register.value !== 'yes' || !runsDns) return;
    yield { span: register.span, message: onlyWith('systemd-resolved running') };
  },
});

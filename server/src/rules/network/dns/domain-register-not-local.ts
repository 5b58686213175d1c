// A domain that the host is to resolve too, without being kept in the network.
import { fix } from '../../../fixes/fix';
import { isUnknown } from '../../../syntax/template/template';
import { setAttribute, setAttributeValue } from '../../../syntax/xml/write';
import { version } from '../../../schema/types';
import { ruleOfEach } from '../../rule';
import { attributeAt } from '../../../model/network/elements';

export const domainRegisterNotLocal = ruleOfEach({
  code: 'domain-register-not-local',
  of: ['network'],
  severity: 'error',
  summary: 'A domain is registered with systemd-resolved and not local only.',
  source: "libvirt 11.3.0: \"attribute 'register=yes' in <domain> element requires 'localOnly=yes'\"",
  each: attributeAt('domain@register'),
  *check(register, _file, _workspace, { libvirt }) {
    const { element } = register;
    const local = element.attribute('localOnly');
    if (libvirt < since || register.value !== 'yes' || !element.value('name')) return;
    if (local && (local.value === 'yes' || isUnknown(local.value))) return;
    yield {
      span: register.span,
      message: `register='yes' needs localOnly='yes', or names would be asked of the host and back`,
      fixes: [
        fix(
          "Write localOnly='yes'",
          local ? setAttributeValue(local, 'yes') : setAttribute(element, 'localOnly', 'yes'),
          true,
        ),
      ],
    };
  },
});

/** Before, the attribute is dropped. */
const since = version('10.1.0');

// 802.1X: the keys that a profile needs beside each other.
import { fix } from '../../../fixes/fix';
import { dropKeys, putKey } from '../../../fixes/ifcfg';
import { type Dot1x, dot1xsOf, tunnels } from '../../../model/ifcfg/dot1x';
import type { File } from '../../../model/file';
import { byNetworkManager, lastAssignment, type Profile } from '../../../model/ifcfg/profile';
import { protectionOf, wirelessProfilesOf } from '../../../model/ifcfg/wireless';
import { type Finding, rule } from '../../rule';

export const dot1xIncomplete = rule({
  name: 'dot1x-incomplete',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A profile with 802.1X lacks a key that its method needs.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_wired_setting, fill_8021x, make_leap_setting',
  codes: {
    'dot1x-eap-missing': 'A profile with 802.1X has no method.',
    'dot1x-inner-missing': 'A profile with 802.1X has no method inside of its tunnel.',
    'dot1x-fast-pac': 'A profile has the method FAST without its credentials.',
    'dot1x-leap-identity': 'A wireless network has LEAP without a name.',
  },
  *check(file, _workspace, target) {
    for (const it of namelessLeapsOf(file)) if (byNetworkManager(it, target)) yield withoutName(it);
    for (const it of dot1xsOf(file)) if (byNetworkManager(it.profile, target)) yield* withoutMethod(it);
  },
});

/** The LEAP of old wireless networks, which is no method of 802.1X, where it has no name. */
const namelessLeapsOf = (file: File): readonly Profile[] =>
  wirelessProfilesOf(file).filter((it) => protectionOf(it) === 'leap' && !lastAssignment(it, 'IEEE_8021X_IDENTITY'));

const withoutName = (profile: Profile): Finding => ({
  code: 'dot1x-leap-identity',
  span: lastAssignment(profile, 'SECURITYMODE')!.span,
  message: 'LEAP needs IEEE_8021X_IDENTITY; NetworkManager refuses the file',
});

function* withoutMethod({ profile, key, methods, taken }: Dot1x): Iterable<Finding> {
  if (!methods || taken.length === 0) {
    yield {
      code: 'dot1x-eap-missing',
      span: methods?.valueSpan ?? key.span,
      message: `${methods ? `${methods.value} is no method of 802.1X${profile.kind === 'wireless' ? ' for Wi-Fi' : ''}` : `KEY_MGMT ${key.value} without IEEE_8021X_EAP_METHODS`}, expected one such as PEAP or TLS; NetworkManager refuses the file`,
      // Without KEY_MGMT the mode would be read, which may be none of WEP.
      fixes: lastAssignment(profile, 'SECURITYMODE') ? [] : [fix('Remove KEY_MGMT', dropKeys(profile, ['KEY_MGMT']))],
    };
    return;
  }
  const tunnel = taken.find((it) => tunnels.has(it.text));
  const add = (name: string, value: string) => fix(`Add ${name}=${value}`, putKey(profile, name, value, methods));
  if (tunnel && !lastAssignment(profile, 'IEEE_8021X_INNER_AUTH_METHODS'))
    yield {
      code: 'dot1x-inner-missing',
      span: methods.valueSpan,
      message: `${tunnel.text.toUpperCase()} needs IEEE_8021X_INNER_AUTH_METHODS; NetworkManager refuses the file`,
      fixes: [add('IEEE_8021X_INNER_AUTH_METHODS', 'MSCHAPV2')],
    };
  const provisioning = lastAssignment(profile, 'IEEE_8021X_FAST_PROVISIONING');
  const isProvisioned = provisioning?.value.split(/[ \t]+/).some((it) => it === 'allow-auth' || it === 'allow-unauth');
  if (taken.some((it) => it.text === 'fast') && !lastAssignment(profile, 'IEEE_8021X_PAC_FILE') && !isProvisioned)
    yield {
      code: 'dot1x-fast-pac',
      span: provisioning?.valueSpan ?? methods.valueSpan,
      message: `FAST needs IEEE_8021X_PAC_FILE, or IEEE_8021X_FAST_PROVISIONING with allow-auth or allow-unauth${provisioning ? `, found ${provisioning.value}` : ''}; NetworkManager refuses the file`,
      fixes: [
        provisioning
          ? fix('Change to allow-auth', putKey(profile, 'IEEE_8021X_FAST_PROVISIONING', 'allow-auth'))
          : add('IEEE_8021X_FAST_PROVISIONING', 'allow-auth'),
      ],
    };
}

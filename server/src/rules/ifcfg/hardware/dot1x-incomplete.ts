// 802.1X: the keys that a profile needs beside each other.
import { fix } from '../../../fixes/fix';
import { dropKeys, putKey } from '../../../fixes/ifcfg';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, readProfile } from '../../../model/ifcfg/profile';

export const dot1xIncomplete = rule({
  name: 'dot1x-incomplete',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A profile with 802.1X lacks a key that its method needs.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_wired_setting, fill_8021x',
  codes: {
    'dot1x-eap-missing': 'A profile with 802.1X has no method.',
    'dot1x-inner-missing': 'A profile with 802.1X has no method inside of its tunnel.',
    'dot1x-fast-pac': 'A profile has the method FAST without its credentials.',
    'dot1x-leap-identity': 'A wireless network has LEAP without a name.',
  },
  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (profile?.fate !== 'loaded' || !byNetworkManager(profile, target)) return;
    const key = lastAssignment(profile, 'KEY_MGMT');
    if (!key || (profile.kind !== 'ethernet' && profile.kind !== 'wireless')) return;
    if (profile.kind === 'ethernet' && key.value !== 'IEEE8021X') return;
    if (!protecting.has(key.value)) return;
    // The LEAP of old wireless networks is no method of 802.1X, and is looked for first. Source: make_leap_setting.
    const mode = lastAssignment(profile, 'SECURITYMODE');
    const isAdhoc = profile.root.value('MODE')?.toLowerCase() === 'ad-hoc';
    if (profile.kind === 'wireless' && key.value === 'IEEE8021X' && mode?.value.toLowerCase() === 'leap' && !isAdhoc) {
      if (!lastAssignment(profile, 'IEEE_8021X_IDENTITY'))
        yield {
          code: 'dot1x-leap-identity',
          span: mode.span,
          message: 'LEAP needs IEEE_8021X_IDENTITY; NetworkManager refuses the file',
        };
      return;
    }
    const methods = lastAssignment(profile, 'IEEE_8021X_EAP_METHODS');
    const words = (methods?.value ?? '').toLowerCase().split(' ');
    const valid = words.filter((it) => known.has(it));
    if (valid.length === 0) {
      yield {
        code: 'dot1x-eap-missing',
        span: methods?.valueSpan ?? key.span,
        message: `${methods ? `${methods.value} is no method of 802.1X` : `KEY_MGMT ${key.value} without IEEE_8021X_EAP_METHODS`}, expected one such as PEAP or TLS; NetworkManager refuses the file`,
        fixes: [fix('Remove KEY_MGMT', dropKeys(profile, ['KEY_MGMT']))],
      };
      return;
    }
    const method = valid.find((it) => tunnels.has(it));
    if (method && !lastAssignment(profile, 'IEEE_8021X_INNER_AUTH_METHODS'))
      yield {
        code: 'dot1x-inner-missing',
        span: methods!.valueSpan,
        message: `${method.toUpperCase()} needs IEEE_8021X_INNER_AUTH_METHODS; NetworkManager refuses the file`,
        fixes: [
          fix(
            'Add IEEE_8021X_INNER_AUTH_METHODS=MSCHAPV2',
            putKey(profile, 'IEEE_8021X_INNER_AUTH_METHODS', 'MSCHAPV2', methods),
          ),
        ],
      };
    if (
      valid.includes('fast') &&
      !lastAssignment(profile, 'IEEE_8021X_PAC_FILE') &&
      !lastAssignment(profile, 'IEEE_8021X_FAST_PROVISIONING')
    )
      yield {
        code: 'dot1x-fast-pac',
        span: methods!.valueSpan,
        message: 'FAST needs IEEE_8021X_PAC_FILE or IEEE_8021X_FAST_PROVISIONING; NetworkManager refuses the file',
        fixes: [
          fix(
            'Add IEEE_8021X_FAST_PROVISIONING=allow-auth',
            putKey(profile, 'IEEE_8021X_FAST_PROVISIONING', 'allow-auth', methods),
          ),
        ],
      };
  },
});

const protecting: ReadonlySet<string> = new Set(['IEEE8021X', 'WPA-EAP', 'WPA-EAP-SUITE-B-192']);
const known: ReadonlySet<string> = new Set('md5 pap chap mschap mschapv2 leap pwd tls peap ttls fast'.split(' '));
const tunnels: ReadonlySet<string> = new Set(['peap', 'ttls', 'fast']);

// 802.1X: who one is, and how one shows it.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import {
  credentialRefusals,
  type Dot1x,
  dot1xsOf,
  needlessPasswords,
  type NeedlessPassword,
} from '../../../model/ifcfg/dot1x';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, ruleOfEach } from '../../rule';

export const dot1xCredentials = ruleOfEach({
  name: 'dot1x-credentials',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A profile with 802.1X lacks the credentials that its method needs.',
  source: 'NetworkManager 1.42.4, nm-setting-8021x.c: verify; nms-ifcfg-rh-reader.c: eap_tls_reader',
  codes: {
    'dot1x-identity-missing': 'A method of 802.1X has no name to log in with.',
    'dot1x-client-cert-missing': 'TLS has no certificate of its own.',
    'dot1x-private-key-missing': 'TLS has no private key.',
    'dot1x-cert-password': 'The password of a certificate that lies in a file.',
  },
  each: dot1xsOf,
  *check(it, _file, _workspace, target) {
    if (!byNetworkManager(it.profile, target)) return;
    yield* withoutCredentials(it);
    for (const needless of needlessPasswords(it)) yield ofNeedless(needless);
  },
});

function* withoutCredentials(dot1x: Dot1x): Iterable<Finding> {
  const key = lastAssignment(dot1x.profile, 'IEEE_8021X_PRIVATE_KEY');
  // A file of PKCS#12 holds certificate and key. Old releases wrote it as the key only, and then it has to lie there.
  const both = key && /\.(?:p12|pfx)$/i.test(key.value) ? key.value : undefined;
  for (const { why, ...it } of credentialRefusals(dot1x)) {
    const message = `${why}; NetworkManager refuses the file`;
    if (it.code !== 'dot1x-client-cert-missing' || both === undefined) yield { ...it, message };
    else
      yield {
        ...it,
        message: `${message} unless it finds the certificate in ${both}`,
        fixes: [fix(`Add IEEE_8021X_CLIENT_CERT=${both}`, putKey(dot1x.profile, 'IEEE_8021X_CLIENT_CERT', both, key))],
      };
  }
}

const ofNeedless = ({ password, file }: NeedlessPassword): Finding => ({
  code: 'dot1x-cert-password',
  span: password.nameSpan,
  message: `${password.name} beside ${file.name}=${file.value}, a password is for a certificate at a pkcs11: address only; NetworkManager refuses the file`,
  fixes: [fix(`Remove ${password.name}`, removeAssignment(password))],
});

// What 802.1X cannot do without. Source: nm-setting-8021x.c (verify) of 1.42.4.
import { listItemsOf } from '../../../syntax/keyfile/value';
import type { KeyfileProfile } from '../profile';
import { type Fault, headOf, refusing } from './fault';

const group = '802-1x';

/** Methods that need to know who asks. */
const named: ReadonlySet<string> = new Set(['leap', 'pwd', 'md5', 'fast', 'peap', 'ttls']);

export function* dot1xFaults(profile: KeyfileProfile): Generator<Fault> {
  const eap = profile.at(group, 'eap');
  if (!eap || !profile.has(group)) return;
  const methods = new Set(listItemsOf(eap.raw).map((it) => it.text));
  const has = (key: string) => Boolean(profile.value(group, key));
  const span = headOf(profile, group);
  const needy = [...methods].find((it) => named.has(it));
  if (needy !== undefined && !has('identity'))
    yield { code: 'dot1x-identity-missing', span, message: refusing(`${needy} needs an identity`) };
  if (methods.has('tls')) {
    if (!has('client-cert'))
      yield { code: 'dot1x-client-cert-missing', span, message: refusing('tls needs a client-cert') };
    if (!has('private-key'))
      yield { code: 'dot1x-private-key-missing', span, message: refusing('tls needs a private-key') };
  }
  const tunnel = ['peap', 'ttls'].find((it) => methods.has(it));
  if (tunnel !== undefined && has('phase2-auth') === has('phase2-autheap'))
    yield {
      code: 'dot1x-inner-missing',
      span,
      message: refusing(
        `${tunnel} needs either phase2-auth or phase2-autheap${has('phase2-auth') ? ', and there are both' : ''}`,
      ),
    };
}

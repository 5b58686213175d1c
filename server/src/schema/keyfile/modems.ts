// Groups that hosts of guests hardly have: modems, DSL, data centre bridging, MACsec. Of their keys the names and kinds are known,
// so that none is lost without a word. Source: nm-settings-libnm-core.xml of NetworkManager 1.42.4.
import type { AttributeRow, ElementRow } from '../types';
import { freeText, keyfileBoolean, keyfileNumber, named } from './kinds';

/** Rows of one kind by their names. */
const rows = (names: string, row: Omit<AttributeRow, 'doc'>): Readonly<Record<string, AttributeRow>> =>
  Object.fromEntries(names.split(' ').map((it) => [it, { doc: 'Known by its name and its kind.', ...row }]));

const flags = (names: string) => rows(names, { value: keyfileBoolean, wrong: 'ignore' });
const numbers = (names: string) => rows(names, { value: keyfileNumber(0, 4294967295), wrong: 'ignore' });
const signed = (names: string) => rows(names, { value: keyfileNumber(-2147483648, 2147483647), wrong: 'ignore' });
const texts = (names: string) => named(names, 'Known by its name.');
const newer = (since: string, names: string) => rows(names, { value: freeText('text'), since });

/** Read by releases of long ago. */
const old = (names: string) => rows(names, { value: freeText('text'), deprecated: 'Nothing reads it any more.' });

/** The keys of each group beside those that it cannot do without. */
export const keysOfModems: Readonly<Record<string, ElementRow['attributes']>> = {
  '6lowpan': {},
  adsl: { ...texts('encapsulation password'), ...numbers('password-flags vci vpi') },
  cdma: { ...texts('username password'), ...numbers('password-flags mtu') },
  dcb: {
    ...numbers('app-fcoe-flags app-fip-flags app-iscsi-flags priority-flow-control-flags priority-group-flags'),
    ...signed('app-fcoe-priority app-fip-priority app-iscsi-priority'),
    ...texts(
      'app-fcoe-mode priority-bandwidth priority-flow-control priority-group-bandwidth priority-group-id priority-strict-bandwidth priority-traffic-class',
    ),
  },
  generic: newer('1.46', 'device-handler'),
  gsm: {
    ...texts('apn device-id network-id number password pin sim-id sim-operator-id username'),
    ...old('band network-type puk'),
    ...flags('auto-config home-only'),
    ...numbers('mtu password-flags pin-flags'),
    ...newer('1.44', 'initial-eps-bearer-apn initial-eps-bearer-configure'),
    ...newer('1.58', 'device-uid'),
  },
  macsec: {
    ...texts('mka-cak mka-ckn parent'),
    ...flags('encrypt send-sci'),
    ...numbers('mka-cak-flags'),
    ...signed('mode port validation'),
    ...newer('1.46', 'offload'),
  },
  'olpc-mesh': { ...texts('dhcp-anycast-address ssid'), ...numbers('channel') },
  ppp: {
    ...flags(
      'crtscts mppe-stateful no-vj-comp noauth nobsdcomp nodeflate refuse-chap refuse-eap refuse-mschap refuse-mschapv2 refuse-pap require-mppe require-mppe-128',
    ),
    ...numbers('baud lcp-echo-failure lcp-echo-interval mru mtu'),
  },
  pppoe: { ...texts('parent service password'), ...numbers('password-flags') },
  serial: { ...texts('parity'), ...numbers('baud bits send-delay stopbits') },
  'wifi-p2p': { ...texts('wfd-ies'), ...numbers('wps-method') },
  wimax: texts('mac-address'),
  wpan: { ...texts('mac-address'), ...signed('channel page'), ...numbers('pan-id short-address') },
};

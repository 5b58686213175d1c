// The list of all rules, in reading order. What runs is what stands here.
import { bridgeConfAcrossRules } from './bridge-conf/across/index';
import { bridgeConfLineRules } from './bridge-conf/line/index';
import { ifcfgAcrossRules } from './ifcfg/across/index';
import { bondRules } from './ifcfg/bond/index';
import { ifcfgBridgeRules } from './ifcfg/bridge/index';
import { hardwareRules } from './ifcfg/hardware/index';
import { identityRules } from './ifcfg/identity/index';
import { ipv4Rules } from './ifcfg/ipv4/index';
import { ipv6Rules } from './ifcfg/ipv6/index';
import { migrationRules } from './ifcfg/migration/index';
import { nameRules } from './ifcfg/names/index';
import { ifcfgRouteRules } from './ifcfg/route/index';
import { syntaxRules } from './ifcfg/syntax/index';
import { valueRules } from './ifcfg/values/index';
import { vlanRules } from './ifcfg/vlan/index';
import { guestAcrossRules } from './guest/across/index';
import { cardRules } from './guest/card/index';
import { childRules } from './guest/children/index';
import { sourceRules } from './guest/source/index';
import { keyfileAcrossRules } from './keyfile/across/index';
import { keyfileBondRules } from './keyfile/bond/index';
import { keyfileConnectionRules } from './keyfile/connection/index';
import { keyfileFileRules } from './keyfile/file/index';
import { keyfileIpRules } from './keyfile/ip/index';
import { keyfileLinkRules } from './keyfile/link/index';
import { keyfileNameRules } from './keyfile/names/index';
import { keyfileTextRules } from './keyfile/text/index';
import { keyfileValueRules } from './keyfile/values/index';
import { networkAcrossRules } from './network/across/index';
import { bridgeRules } from './network/bridge/index';
import { dhcpRules } from './network/dhcp/index';
import { dnsRules } from './network/dns/index';
import { dnsmasqRules } from './network/dnsmasq/index';
import { documentRules } from './network/document/index';
import { forwardRules } from './network/forward/index';
import { guestRules } from './network/guest/index';
import { hostRules } from './network/host/index';
import { ipRules } from './network/ip/index';
import { modeRules } from './network/mode/index';
import { networkRouteRules } from './network/route/index';
import { schemaRules } from './network/schema/index';
import type { Rule } from './rule';

/** Rules of libvirt network documents. */
export const networkRules: readonly Rule[] = [
  ...documentRules,
  ...schemaRules,
  ...bridgeRules,
  ...forwardRules,
  ...modeRules,
  ...ipRules,
  ...dhcpRules,
  ...dnsRules,
  ...networkRouteRules,
  ...guestRules,
  ...dnsmasqRules,
  ...networkAcrossRules,
  ...hostRules,
];

/** Rules of guests, as far as they are about their network cards. */
export const guestCardRules: readonly Rule[] = [...sourceRules, ...childRules, ...cardRules, ...guestAcrossRules];

/** Rules of the files of /etc/sysconfig/network-scripts. */
export const ifcfgRules: readonly Rule[] = [
  ...syntaxRules,
  ...nameRules,
  ...valueRules,
  ...identityRules,
  ...ipv4Rules,
  ...ipv6Rules,
  ...ifcfgBridgeRules,
  ...bondRules,
  ...vlanRules,
  ...hardwareRules,
  ...ifcfgRouteRules,
  ...ifcfgAcrossRules,
  ...migrationRules,
];

/** Rules of keyfiles of NetworkManager. */
export const keyfileRules: readonly Rule[] = [
  ...keyfileFileRules,
  ...keyfileTextRules,
  ...keyfileNameRules,
  ...keyfileValueRules,
  ...keyfileConnectionRules,
  ...keyfileIpRules,
  ...keyfileBondRules,
  ...keyfileLinkRules,
  ...keyfileAcrossRules,
];

/** Rules of the list of bridges that qemu's helper reads. */
export const bridgeConfRules: readonly Rule[] = [...bridgeConfLineRules, ...bridgeConfAcrossRules];

export const rules: readonly Rule[] = [
  ...networkRules,
  ...guestCardRules,
  ...ifcfgRules,
  ...keyfileRules,
  ...bridgeConfRules,
];

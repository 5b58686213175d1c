// Rules of the kind and identity of a profile.
import type { Rule } from '../../rule';
import { bondImplicitType } from './bond-implicit-type';
import { bondingMasterWrongType } from './bonding-master-wrong-type';
import { bondingOptsOnPort } from './bonding-opts-on-port';
import { deviceCaseSuspicious } from './device-case-suspicious';
import { deviceFileMismatch } from './device-file-mismatch';
import { deviceMissing } from './device-missing';
import { deviceNameInvalid } from './device-name-invalid';
import { hwaddrAndMacaddr } from './hwaddr-and-macaddr';
import { hwaddrMulticast } from './hwaddr-multicast';
import { hwaddrOnVirtual } from './hwaddr-on-virtual';
import { ibftIgnored } from './ibft-ignored';
import { ipv6tunnelIgnored } from './ipv6tunnel-ignored';
import { loProfile } from './lo-profile';
import { ifcfgMtuTooSmall } from './mtu-too-small';
import { nmControlledNo } from './nm-controlled-no';
import { nmControlledNoNoLegacy } from './nm-controlled-no-no-legacy';
import { nmControlledNoUnidentified } from './nm-controlled-no-unidentified';
import { noProfile } from './no-profile';
import { noTypeNoDevice } from './no-type-no-device';
import { profileMatchesAnyNic } from './profile-matches-any-nic';
import { otherFormats } from './other-formats';
import { typeCase } from './type-case';
import { typeLegacyOnly } from './type-legacy-only';
import { typeMissing } from './type-missing';
import { typeUnknown } from './type-unknown';
import { vlanWithTypeEthernet } from './vlan-with-type-ethernet';
import { vlanYesMissing } from './vlan-yes-missing';

export const identityRules: readonly Rule[] = [
  noProfile,
  otherFormats,
  noTypeNoDevice,
  deviceMissing,
  deviceNameInvalid,
  deviceCaseSuspicious,
  deviceFileMismatch,
  profileMatchesAnyNic,
  typeCase,
  typeUnknown,
  typeLegacyOnly,
  typeMissing,
  bondingMasterWrongType,
  bondImplicitType,
  bondingOptsOnPort,
  vlanWithTypeEthernet,
  vlanYesMissing,
  nmControlledNo,
  nmControlledNoUnidentified,
  nmControlledNoNoLegacy,
  loProfile,
  ibftIgnored,
  ipv6tunnelIgnored,
  hwaddrMulticast,
  hwaddrOnVirtual,
  hwaddrAndMacaddr,
  ifcfgMtuTooSmall,
];

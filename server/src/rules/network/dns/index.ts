// Rules about dns and domain.
import type { Rule } from '../../rule';
import { dnsDisabled } from './dns-disabled';
import { dnsHost } from './dns-host';
import { dnsWithoutIp } from './dns-without-ip';
import { domainLocalhost } from './domain-localhost';
import { domainName } from './domain-name';
import { domainRegisterNotLocal } from './domain-register-not-local';
import { forwarderEmpty } from './forwarder-empty';
import { forwarderDuplicate } from './forwarder-duplicate';
import { forwarderLoops } from './forwarder-loops';
import { forwarderOnIsolated } from './forwarder-on-isolated';
import { forwarderDomainOnly } from './forwarder-domain-only';
import { forwarderDisablesResolv } from './forwarder-disables-resolv';
import { srvNeedsTarget } from './srv-needs-target';
import { srvLeadingUnderscore } from './srv-leading-underscore';
import { srvTargetEmpty } from './srv-target-empty';
import { srvTargetDotExtra } from './srv-target-dot-extra';
import { srvTargetIp } from './srv-target-ip';
import { txtRecord } from './txt-record';
import { resolvedOfHost } from './resolved-of-host';

export const dnsRules: readonly Rule[] = [
  dnsDisabled,
  dnsWithoutIp,
  forwarderEmpty,
  forwarderDuplicate,
  forwarderLoops,
  forwarderOnIsolated,
  forwarderDomainOnly,
  forwarderDisablesResolv,
  txtRecord,
  srvNeedsTarget,
  srvLeadingUnderscore,
  srvTargetEmpty,
  srvTargetDotExtra,
  srvTargetIp,
  dnsHost,
  domainName,
  domainRegisterNotLocal,
  domainLocalhost,
  resolvedOfHost,
];

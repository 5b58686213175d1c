// Rules about dns and domain.
import type { Rule } from '../../rule';
import { dnsDisabled } from './dns-disabled';
import { dnsHost } from './dns-host';
import { dnsWithoutIp } from './dns-without-ip';
import { domainName } from './domain-name';
import { forwarder } from './forwarder';
import { srvRecord } from './srv-record';
import { txtRecord } from './txt-record';

export const dnsRules: readonly Rule[] = [
  dnsDisabled,
  dnsWithoutIp,
  forwarder,
  txtRecord,
  srvRecord,
  dnsHost,
  domainName,
];

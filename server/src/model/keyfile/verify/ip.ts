// What must fit together in `[ipv4]` and `[ipv6]`. Source: nm-setting-ip-config.c, nm-setting-ip4-config.c and
// nm-setting-ip6-config.c (verify) of 1.42.4.
import { parseAddress, parseIpv4, parseIpv6 } from '../../../address';
import type { Attribute } from '../../../syntax/tree';
import { readRule } from '../../ifcfg/rule-words';
import { addressesOf, type Family, countingGatewayOf, numberedKeys, writtenRoutesOf } from '../addresses';
import type { KeyfileProfile } from '../profile';
import { addition, change, type Fault, groupRemoval, headOf, refusing, removalOf } from './fault';

/** Methods beside which nothing is taken. */
const bare: Readonly<Record<Family, readonly string[]>> = {
  4: ['disabled', 'link-local'],
  6: ['disabled', 'link-local', 'ignore'],
};

/** Also of a port, whose addresses are dropped once they were verified. */
export function* ipFaults(profile: KeyfileProfile): Generator<Fault> {
  for (const family of [4, 6] as const) {
    if (!profile.has(`ipv${family}`)) continue;
    yield* methodFaults(profile, family);
    yield* gatewayFaults(profile, family);
    yield* routeFaults(profile, family);
    yield* ruleFaults(profile, family);
    yield* otherFaults(profile, family);
  }
}

function* methodFaults(profile: KeyfileProfile, family: Family): Generator<Fault> {
  const group = `ipv${family}`;
  const method = profile.at(group, 'method');
  const addresses = addressesOf(profile, family);
  if (!method) {
    const likely = addresses.length > 0 ? 'manual' : 'auto';
    yield {
      code: 'kf-method-missing',
      span: headOf(profile, group),
      message: refusing(`[${group}] has no method`),
      repairs: [profile.isBarePort ? groupRemoval(profile, group) : addition(profile, group, 'method', likely)],
    };
    return;
  }
  if (method.value === 'manual' && addresses.length === 0) {
    // Where an address is written and wrong, that is the fault.
    if (numberedKeys(profile, family, 'address').length === 0) yield withoutAddress(profile, family, method);
    return;
  }
  if (method.value === 'shared') {
    const [, second] = addresses;
    if (second)
      yield {
        code: 'kf-method-excludes',
        span: second.attribute.nameSpan,
        message: 'of a shared connection only the first address is taken, and this one is dropped without a word',
        repairs: [removalOf(second.attribute)],
      };
    if (family === 4) yield* excluded(profile, group, method.value, ['dns', 'dns-search']);
  }
  if (!bare[family].includes(method.value)) return;
  const first = addresses[0];
  if (first) {
    yield {
      code: 'kf-method-excludes',
      span: first.attribute.nameSpan,
      message: refusing(`method=${method.value} allows no address`),
      repairs: [change(method, 'manual'), removalOf(first.attribute)].slice(0, addresses.length > 1 ? 1 : 2),
    };
    return;
  }
  yield* excluded(profile, group, method.value, ['dns', 'dns-search']);
}

/** No address beside manual: 1.42 refuses the file in any case, 1.52 takes it with a route, and 1.58 where CLAT is forced. */
function withoutAddress(profile: KeyfileProfile, family: Family, method: Attribute): Fault {
  const code = 'kf-manual-no-address';
  const span = method.valueSpan;
  const isForced = family === 4 && profile.number('ipv4', 'clat') === 2;
  const since = writtenRoutesOf(profile, family).length > 0 ? '1.52' : isForced ? '1.58' : undefined;
  if (since !== undefined)
    return {
      ...{ code, span, severity: 'warning' },
      message: `manual without an address, which NetworkManager ${since} takes; an older one may refuse the file`,
    };
  return {
    ...{ code, span, message: refusing('manual needs an address, such as address1') },
    repairs: [change(method, 'auto'), change(method, 'disabled')],
  };
}

function* excluded(profile: KeyfileProfile, group: string, method: string, keys: readonly string[]): Generator<Fault> {
  for (const key of keys) {
    const it = profile.at(group, key);
    if (it?.value)
      yield {
        code: 'kf-method-excludes',
        span: it.nameSpan,
        message: refusing(`method=${method} allows no ${key}`),
        repairs: [removalOf(it)],
      };
  }
}

function* gatewayFaults(profile: KeyfileProfile, family: Family): Generator<Fault> {
  const group = `ipv${family}`;
  const addresses = addressesOf(profile, family);
  const key = profile.at(group, 'gateway');
  const isAddress = (text: string) => (family === 4 ? parseIpv4(text) >= 0 : parseIpv6(text) !== undefined);
  const isNone = (text: string) => parseAddress(text)?.words.every((it) => it === 0) === true;
  const hasOdd = numberedKeys(profile, family, 'address').length > addresses.length;
  if (key && isAddress(key.value) && !isNone(key.value) && addresses.length === 0 && !hasOdd)
    yield {
      code: 'kf-gateway-no-address',
      span: key.nameSpan,
      message: refusing('a gateway needs an address that is written, too'),
      repairs: [removalOf(key)],
    };
  const all = addresses.filter((it) => it.gateway !== undefined);
  for (const it of all)
    if (!key && it === all[0] && !isAddress(it.gateway!))
      yield {
        code: 'kf-gateway-none',
        span: it.attribute.valueSpan,
        message: refusing(`the gateway ${it.gateway!} is not an IPv${family} address`),
      };
  const counts = countingGatewayOf(profile, family);
  for (const it of all) {
    if (it.attribute === counts?.attribute || it.gateway === counts?.text) continue;
    yield {
      code: 'kf-gateway-lost',
      span: it.attribute.valueSpan,
      message: `the gateway ${it.gateway!} is dropped without a word, as ${counts!.text} of ${counts!.attribute.name} counts`,
    };
  }
  if (
    counts &&
    addresses.length > 0 &&
    isAddress(counts.text) &&
    !isNone(counts.text) &&
    profile.truth(group, 'never-default', false)
  )
    yield {
      code: 'kf-gateway-lost',
      span: counts.attribute.valueSpan,
      message: `the gateway ${counts.text} is dropped without a word, as never-default is true`,
    };
}

function* routeFaults(profile: KeyfileProfile, family: Family): Generator<Fault> {
  const group = `ipv${family}`;
  const routes = writtenRoutesOf(profile, family);
  const known = new Set(numberedKeys(profile, family, 'route').map((it) => `${it.name}_options`));
  for (const it of profile.keysOf(group)) {
    if (!/^routes?\d*_options$/.test(it.name)) continue;
    if (!known.has(it.name))
      yield {
        code: 'kf-route-option-orphan',
        span: it.nameSpan,
        message: `there is no ${it.name.replace('_options', '')}, so its options are dropped without a word`,
        repairs: [removalOf(it)],
      };
    const kind = /(?:^|,)type=(blackhole|unreachable|prohibit)(?=,|$)/.exec(it.value)?.[1];
    const route = routes.find((one) => `${one.attribute.name}_options` === it.name);
    if (kind && route?.gateway)
      yield {
        code: 'kf-route-option-blackhole-gateway',
        span: it.valueSpan,
        message: refusing(`a ${kind} route has no gateway, and ${route.attribute.name} has ${route.gateway}`),
      };
  }
}

const ruleCodes: Readonly<Record<string, string>> = {
  'routing-rule-table': 'kf-rule-table',
  'routing-rule-family': 'kf-rule-family',
  'routing-rule-priority': 'kf-rule-priority',
};

function* ruleFaults(profile: KeyfileProfile, family: Family): Generator<Fault> {
  for (const it of numberedKeys(profile, family, 'routing-rule')) {
    const { values, faults } = readRule(it.value, family, true);
    const [fault] = faults;
    if (fault) {
      const right =
        fault.instead === undefined
          ? undefined
          : it.value.slice(0, fault.from) + fault.instead + it.value.slice(fault.to);
      yield {
        code: ruleCodes[fault.code] ?? 'kf-rule-word',
        span: it.spanOf(fault.from, fault.to),
        message: `${fault.message}; NetworkManager drops the rule`,
        repairs: right === undefined ? [removalOf(it)] : [change(it, right)],
      };
    } else if (!values.has('priority'))
      yield {
        code: 'kf-rule-priority',
        span: it.valueSpan,
        message: 'the rule has no priority; NetworkManager drops it',
        repairs: [change(it, `priority 100 ${it.value}`)],
      };
  }
}

function* otherFaults(profile: KeyfileProfile, family: Family): Generator<Fault> {
  const group = `ipv${family}`;
  const at = (key: string) => profile.at(group, key);
  const [fqdn, hostname, flags, token] = ['dhcp-fqdn', 'dhcp-hostname', 'dhcp-hostname-flags', 'token'].map(at);
  const isSent = profile.truth(group, 'dhcp-send-hostname', true);
  if (fqdn && hostname)
    yield {
      code: 'kf-dhcp-name',
      span: fqdn.nameSpan,
      message: refusing('dhcp-fqdn and dhcp-hostname stand together, and only one may'),
      repairs: [removalOf(hostname), removalOf(fqdn)],
    };
  if (
    flags &&
    (profile.number(group, 'dhcp-hostname-flags') ?? 0) > 0 &&
    !profile.truth(group, 'dhcp-send-hostname', true)
  )
    yield {
      code: 'kf-dhcp-name',
      span: flags.nameSpan,
      message: refusing('dhcp-hostname-flags stands beside dhcp-send-hostname=false'),
      repairs: [removalOf(flags)],
    };
  const fault =
    flags && isSent && flagsFault(profile.number(group, 'dhcp-hostname-flags') ?? 0, family, fqdn !== undefined);
  if (flags && fault)
    yield {
      code: 'kf-dhcp-name',
      span: flags.valueSpan,
      message: refusing(`${flags.value} ${fault}`),
      repairs: [removalOf(flags)],
    };
  const mode = profile.value(group, 'addr-gen-mode');
  if (token && profile.value(group, 'token') && mode !== undefined && !/^(?:eui64|\+?0+|0x0+)$/.test(mode.trim()))
    yield {
      code: 'kf-token-mode',
      span: token.valueSpan,
      message: refusing(`a token needs addr-gen-mode=eui64, not ${mode}`),
      repairs: [change(at('addr-gen-mode')!, 'eui64')],
    };
  const local = at('link-local');
  const value = profile.number(group, 'link-local');
  if (local && value !== undefined && (value < 0 || value > 4))
    yield {
      code: 'kf-link-local',
      span: local.valueSpan,
      message: refusing(`${value} is not a number from 0 to 3`),
      repairs: [removalOf(local)],
    };
}

/** What is wrong with the flags of a name: 1 the server updates, 2 encoded, 4 nobody updates, 8 none of these. */
function flagsFault(bits: number, family: Family, hasFqdn: boolean): string | undefined {
  if (bits > 15) return 'has flags that there are not';
  if ((bits & 5) === 5) return 'has 1 (the server updates DNS) beside 4 (nobody does)';
  if (bits & 8 && bits !== 8) return 'has 8 (no flags) beside flags';
  if (family === 6 && bits & 2) return 'has 2 (encoded), which DHCPv6 does not have';
  return family === 4 && bits > 0 && !hasFqdn ? 'goes with dhcp-fqdn only' : undefined;
}

// Addresses and routes of `[ipv4]` and `[ipv6]`: one value of up to four parts between `/`, `,` or `;`, which are all the
// same to the reader. Source: read_one_ip_address_or_route of nm-keyfile.c, 1.42.4.
import { type Address, ipv4Address, parseAddress, parseIpv4, parseIpv6, prefixOfMask } from '../../address';
import type { Complaint, PartLayout, ValueKind } from '../types';

/** What the reader makes of one value; without an address it drops the value. */
export interface AddressReading {
  readonly address: Address | undefined;
  readonly prefix: number;
  /** Whether the prefix is written and taken. */
  readonly isPrefixSaid: boolean;
  /** As written; undefined where there is none, or none that counts. */
  readonly gateway: string | undefined;
  readonly metric: number | undefined;
  readonly complaint: Complaint | undefined;
}

const isAddressText = (text: string): boolean => /^[0-9a-f.:]*$/i.test(text);

const addressOf = (text: string, family: 4 | 6): Address | undefined => {
  if (family === 6) return parseIpv6(text);
  const word = parseIpv4(text);
  return word < 0 ? undefined : ipv4Address(word);
};

interface Part {
  readonly text: string;
  readonly start: number;
}

function partsOf(value: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (let i = 0; i <= value.length; i++) {
    if (i < value.length && !'/,;'.includes(value[i]!)) continue;
    parts.push({ text: value.slice(start, i), start });
    start = i + 1;
  }
  return parts;
}

/** The reading of `address1` (`isRoute` false) or of `route1`. Never throws. */
export function readAddress(value: string, family: 4 | 6, isRoute: boolean): AddressReading {
  const code = (it: string) => `kf-${isRoute ? 'route' : 'address'}-${it}`;
  const dropped = (complaint: Complaint): AddressReading => ({
    ...{ address: undefined, prefix: 0, isPrefixSaid: false, gateway: undefined, metric: undefined },
    complaint,
  });
  const bare = value.replace(/\s+/g, '');
  if (bare !== value && bare !== '' && readAddress(bare, family, isRoute).address)
    return dropped({
      message: `${value} has a blank in it, which no part may have`,
      code: code('blank'),
      instead: [bare],
    });
  const parts = partsOf(value);
  if (parts.length > 1 && parts.at(-1)!.text === '') parts.pop();
  const [first, second] = parts as [Part, Part | undefined];
  const spanOf = ({ text, start }: Part) => [start, start + text.length] as const;
  const address = addressOf(first.text, family);
  if (!address) return dropped(notAnAddress(value, first, family, code, isRoute));
  const least = isRoute && family === 6 ? 128 : family === 6 ? 64 : 24;
  const most = family === 6 ? 128 : 32;
  const isDigits = second !== undefined && /^\d*$/.test(second.text);
  const said = isDigits && second.text !== '' ? Number(second.text) : undefined;
  const rest = parts.slice(isDigits ? 2 : 1);
  const isTaken = said !== undefined && said <= most;
  const [gatewayPart, metricPart, surplus] = rest;
  const odd = rest.find((it, i) => !(i === 0 ? isAddressText(it.text) : /^\d*$/.test(it.text)));
  if (odd && !(odd === metricPart && isAddressText(odd.text) && !isRoute))
    return dropped({
      message: `${odd.text} is no ${odd === gatewayPart ? 'address of a gateway' : 'number'}`,
      part: spanOf(odd),
      code: code(odd === gatewayPart ? 'invalid' : 'metric'),
    });
  if (isRoute ? surplus : metricPart) {
    const more = isRoute ? surplus! : metricPart!;
    const isSecond = !isRoute && addressOf(gatewayPart!.text, family) !== undefined;
    return dropped({
      message: `${value.slice(more.start)} stands behind all that ${isRoute ? 'a route' : 'an address'} has${isSecond ? ', expected a key of its own for each address' : ''}`,
      part: [more.start, value.length],
      code: code(isRoute ? 'invalid' : 'two-in-one'),
    });
  }
  // An older writer left the gateway of a route out.
  const isOldMetric = isRoute && family === 6 && gatewayPart && !metricPart && /^\d+$/.test(gatewayPart.text);
  const metric = isOldMetric ? Number(gatewayPart.text) : metricPart?.text ? Number(metricPart.text) : undefined;
  if (metric !== undefined && metric > 4294967295)
    return dropped({
      message: `${metric} is above the greatest metric, 4294967295`,
      part: spanOf(isOldMetric ? gatewayPart : metricPart!),
      code: code('metric'),
    });
  const gateway = isOldMetric || !gatewayPart || gatewayPart.text === '' ? undefined : gatewayPart;
  const read = gateway && addressOf(gateway.text, family);
  if (isRoute && gateway && !read)
    return dropped({
      message: `${gateway.text} is not the IPv${family} address of a gateway`,
      part: spanOf(gateway),
      code: code('invalid'),
    });
  return {
    address,
    prefix: isTaken ? said : least,
    isPrefixSaid: isTaken,
    gateway: gateway && read?.words.every((it) => it === 0) ? undefined : gateway?.text,
    metric,
    complaint: isTaken
      ? undefined
      : prefixComplaint(value, first, second, isDigits ? said : undefined, {
          family,
          least,
          most,
          code,
          gateway: read === undefined ? gateway?.text : undefined,
        }),
  };
}

function prefixComplaint(
  value: string,
  first: Part,
  second: Part | undefined,
  said: number | undefined,
  {
    family,
    least,
    most,
    code,
    gateway,
  }: { family: 4 | 6; least: number; most: number; code: (it: string) => string; gateway: string | undefined },
): Complaint {
  if (said !== undefined)
    return {
      message: `${said} is above ${most}, NetworkManager takes ${least}`,
      part: [second!.start, second!.start + second!.text.length],
      code: code('prefix'),
    };
  const mask = family === 4 && second && value[second.start - 1] === '/' ? parseIpv4(second.text) : -1;
  const prefix = mask < 0 ? undefined : prefixOfMask(mask);
  if (prefix !== undefined)
    return {
      message: `${second!.text} is taken for the gateway and ${least} for the prefix, expected ${first.text}/${prefix}`,
      part: [second!.start, second!.start + second!.text.length],
      code: code('netmask'),
      instead: [`${first.text}/${prefix}${value.slice(second!.start + second!.text.length)}`],
    };
  const rest = value.slice(first.start + first.text.length);
  return {
    message: `${first.text} has no prefix, NetworkManager takes ${least}${gateway === undefined ? '' : ` and ${gateway} for a gateway`}`,
    code: code('no-prefix'),
    severity: 'warning',
    part: [first.start, first.start + first.text.length],
    instead: [`${first.text}/${least}${rest}`],
  };
}

function notAnAddress(
  value: string,
  first: Part,
  family: 4 | 6,
  code: (it: string) => string,
  isRoute: boolean,
): Complaint {
  const part = [first.start, first.start + first.text.length] as const;
  const other = addressOf(first.text, family === 4 ? 6 : 4);
  if (other)
    return {
      message: `${first.text} is an IPv${other.family} address, it belongs into [ipv${other.family}]`,
      part,
      code: code(isRoute ? 'invalid' : 'family'),
    };
  if (isRoute && first.text === 'default')
    return {
      message: 'default is no address, expected 0.0.0.0/0',
      part,
      code: code('invalid'),
      instead: [(family === 4 ? '0.0.0.0/0' : '::/0') + value.slice(first.text.length)],
    };
  const zeros = first.text.replace(/\b0+(?=\d)/g, '');
  const instead =
    zeros !== first.text && addressOf(zeros, family) ? [zeros + value.slice(first.text.length)] : undefined;
  const via = /^(\S+)\s+via\s+(\S+)(?:\s+metric\s+(\d+))?$/.exec(value);
  const words = via && isRoute ? [[via[1], via[2], via[3]].filter((it) => it !== undefined).join(',')] : undefined;
  return {
    message: `${value === '' ? 'nothing' : words ? value : first.text} is not an IPv${family} address`,
    part: words ? [0, value.length] : part,
    code: code('invalid'),
    instead: words ?? instead,
  };
}

const separators = '/,;';

const ofAddress = (family: 4 | 6): PartLayout => ({
  parts: [
    { name: `IPv${family} address`, doc: 'An address that the device gets.', before: '' },
    { name: 'prefix', doc: 'How many bits are the network. Without it, NetworkManager takes 24 or 64.', before: '/' },
    { name: 'gateway', doc: 'The default gateway: of all addresses the first one that has it counts.', before: ',' },
  ],
  separators,
});

const ofRoute = (family: 4 | 6): PartLayout => ({
  parts: [
    { name: `IPv${family} destination`, doc: 'Where the packets go.', before: '' },
    {
      name: 'prefix',
      doc: `How many bits are the network. Without it, it is ${family === 4 ? 24 : 128}.`,
      before: '/',
    },
    { name: 'next hop', doc: 'The router that they are given to; nothing for what is on the link.', before: ',' },
    { name: 'metric', doc: 'Of two routes to one destination the lower one counts.', before: ',' },
  ],
  separators,
});

/** An address with its prefix and, behind a comma, its gateway. */
export const addressKind = (family: 4 | 6): ValueKind => ({
  describe: `IPv${family} address/prefix, and a gateway behind a comma`,
  code: 'kf-address-invalid',
  example: family === 4 ? '192.0.2.10/24' : '2001:db8::10/64',
  layout: ofAddress(family),
  complaint: (value) => readAddress(value, family, false).complaint,
});

/** A route: its destination, and behind commas its gateway and its metric. */
export const routeKind = (family: 4 | 6): ValueKind => ({
  describe: `route: destination/prefix,gateway,metric`,
  code: 'kf-route-invalid',
  example: family === 4 ? '10.0.0.0/8,192.0.2.1' : '2001:db8:1::/48,2001:db8::1',
  layout: ofRoute(family),
  complaint: (value) => readAddress(value, family, true).complaint,
});

/** An address alone. */
export const gatewayKind = (family: 4 | 6): ValueKind => ({
  describe: `IPv${family} address`,
  code: 'kf-gateway-invalid',
  example: family === 4 ? '192.0.2.1' : '2001:db8::1',
  complaint(value) {
    if (addressOf(value, family)) return undefined;
    const bare = value.trim();
    const instead = bare !== value && addressOf(bare, family) ? [bare] : undefined;
    const other = parseAddress(value);
    return {
      message: `${value} is not an IPv${family} address${other ? `, but one of IPv${other.family}` : ''}`,
      instead,
    };
  },
});

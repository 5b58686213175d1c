// The options of one route, `route1_options=table=100,onlink=true`. What is wrong among them is dropped without a word; one
// number that is none takes all of them with it. Source: nm_utils_parse_variant_attributes and nm-keyfile.c, 1.42.4.
import { parseAddress, parseIpv4, parseIpv6 } from '../../address';
import { nearest } from '../nearest';
import type { AttributeRow, Complaint, ValueKind } from '../types';
import { keyfileNumber, freeText, keyfileWord } from './kinds';

const max32 = 4294967295;

/** Booleans are read by another function here, which takes the words of D-Bus. */
const looseBoolean: ValueKind = {
  describe: 'true or false',
  code: 'kf-route-option-value',
  choices: [{ value: 'true' }, { value: 'false' }],
  complaint: (value) =>
    /^(?:true|false|yes|no|on|off|[10tfyn])$/i.test(value)
      ? undefined
      : { message: `${value} is not true or false`, instead: ['true'] },
};

const number = (doc: string, min = 0, max = max32): AttributeRow => ({ doc, value: keyfileNumber(min, max) });
const truth = (doc: string): AttributeRow => ({ doc, value: looseBoolean });
const plain: ValueKind = {
  ...keyfileNumber(0, 255),
  complaint: (it) =>
    /^(?:0|[1-9]\d*)$/.test(it) && Number(it) <= 255
      ? undefined
      : { message: `${it} is not a decimal number from 0 to 255` },
};

/** All options; `families` says where one is read. */
const routeOptions: Readonly<Record<string, AttributeRow & { readonly family?: 4 | 6 }>> = {
  table: number('The routing table that the route stands in.'),
  mtu: number('Largest packet on this route.'),
  window: number('Largest TCP window that is offered.'),
  cwnd: number('Limit of the TCP congestion window.'),
  initcwnd: number('Congestion window that a TCP connection begins with.'),
  initrwnd: number('Receive window that a TCP connection begins with.'),
  advmss: number('Segment size that TCP announces.'),
  rto_min: { ...number('Shortest time before TCP sends again, in milliseconds.'), since: '1.40' },
  onlink: truth('The gateway counts as reachable whatever the addresses say.'),
  quickack: truth('TCP confirms at once.'),
  'lock-mtu': truth('Path MTU discovery leaves the MTU alone.'),
  'lock-window': truth('Nothing changes the window.'),
  'lock-cwnd': truth('Nothing changes the congestion window.'),
  'lock-initcwnd': truth('Nothing changes the first congestion window.'),
  'lock-initrwnd': truth('Nothing changes the first receive window.'),
  'lock-advmss': truth('Nothing changes the announced segment size.'),
  src: { doc: 'The address that packets of this host are sent from.', value: freeText('address') },
  from: { doc: 'The route is for packets from there.', value: freeText('IPv6 prefix'), family: 6 },
  type: {
    doc: 'What happens to the packets.',
    value: keyfileWord(['unicast', 'local', 'blackhole', 'unreachable', 'prohibit', 'throw']),
  },
  scope: { doc: 'How far the destination is, as a number.', value: keyfileNumber(0, 255), family: 4 },
  tos: { doc: 'Type of service that the route is for, in decimal.', value: plain, family: 4 },
  weight: { ...number('Share of the traffic among routes to one destination.', 1, 256), family: 4 },
};

const code = 'kf-route-option-value';

/** The options that the routes of a family have. */
export const routeOptionsKind = (family: 4 | 6): ValueKind => ({
  describe: 'options of the route, name=value with commas between',
  code,
  example: 'table=100',
  nested: {
    syntax: 'comma-list',
    options: Object.fromEntries(Object.entries(routeOptions).filter(([, it]) => (it.family ?? family) === family)),
  },
  complaint: (value) => complaintOf(value, family),
});

function complaintOf(value: string, family: 4 | 6): Complaint | undefined {
  if (/^[\w-]+=[^,;=]*;/.test(value) && !value.includes(','))
    return {
      message: `${value} has ; between the options, so all of them are lost`,
      code: 'kf-route-option-separator',
      instead: [
        value
          .split(';')
          .map((it) => it.trim())
          .filter((it) => it !== '')
          .join(','),
      ],
    };
  let start = 0;
  for (const item of value.split(',')) {
    const complaint = ofOption(item, family);
    if (complaint) {
      const [from, to] = complaint.part ?? [0, item.length];
      return {
        ...complaint,
        part: [start + from, start + to],
        instead: complaint.instead?.map((it) => value.slice(0, start) + it + value.slice(start + item.length)),
      };
    }
    start += item.length + 1;
  }
  return undefined;
}

function ofOption(item: string, family: 4 | 6): Complaint | undefined {
  if (item === '') return undefined;
  const equals = item.indexOf('=');
  const name = equals < 0 ? item : item.slice(0, equals);
  const value = equals < 0 ? '' : item.slice(equals + 1);
  const part = [equals + 1, item.length] as const;
  if (name.trim() !== name && Object.hasOwn(routeOptions, name.trim()))
    return {
      message: `“${name}” has a blank in front, so the option is lost`,
      code: 'kf-route-option-unknown',
      instead: [item.trim()],
    };
  const option = Object.hasOwn(routeOptions, name) ? routeOptions[name] : undefined;
  if (!option || (option.family ?? family) !== family) {
    const near = option ? [] : nearest(name, Object.keys(routeOptions));
    return {
      message: option ? `${name} is an option of IPv${option.family} routes only` : `${name} is no option of a route`,
      code: 'kf-route-option-unknown',
      part: [0, name.length],
      instead: near.length > 0 ? near.map((it) => `${it}${equals < 0 ? '' : `=${value}`}`) : undefined,
    };
  }
  if (name === 'src' || name === 'from') {
    const address = name === 'from' ? value.replace(/\/\d+$/, '') : value;
    const isRight = family === 4 ? parseIpv4(address) >= 0 : parseIpv6(address) !== undefined;
    return isRight
      ? undefined
      : {
          message: `${value} is not an IPv${family} address${parseAddress(address) ? ', but one of the other family' : ''}`,
          code,
          part,
        };
  }
  const complaint = option.value.complaint?.(value);
  if (!complaint || complaint.severity === 'warning') return undefined;
  const isNumber = option.value.describe.startsWith('number');
  const all = isNumber && name !== 'scope' ? ', and with it all options of the route are lost' : '';
  return { message: complaint.message + all, code, part, instead: complaint.instead?.map((it) => `${name}=${it}`) };
}

// Routes of route-<x> and route6-<x>, in lines of `ip route` words or as variables. Source: parse_route_line and
// read_one_ip4_route in nms-ifcfg-rh-reader.c.
import { integerOf } from '../syntax/ifcfg/scalar';
import { addressBits, parseAddress, parseIpv4, prefixOfMask, addressText } from '../address';
import { flags, type Element } from '../syntax/tree';
import { isVariableForm } from '../syntax/ifcfg/parse';
import { readWords, type WordPair } from '../syntax/ifcfg/ip-words';
import { type ProfileBuilder, unsigned } from './profile-builder';
import type { IfcfgReader } from './ifcfg-reader';

interface Route {
  readonly main: string;
  /** `name=value` words, sorted. */
  readonly options: string;
}

/** Writes the routes of one route file; a rule file beside it switches all off. */
export function makeRoutes(making: ProfileBuilder, file: IfcfgReader, family: 4 | 6, hasRuleFile: boolean): void {
  if (hasRuleFile) {
    file.dropAll('a rule file beside it switches all routes of the profile off');
    return;
  }
  const seen = new Set<string>();
  const add = ({ main, options }: Route): string | undefined => {
    const whole = `${main} ${options}`;
    if (seen.has(whole)) return undefined;
    seen.add(whole);
    const path = `ipv${family}.route${seen.size}`;
    making.put(path, main);
    if (options !== '') making.put(`${path}_options`, options);
    return path;
  };
  if (family === 4 && isVariableForm(file.file.tree.text)) {
    variables(making, file, add);
    return;
  }
  for (const line of file.lines) {
    // The words `nat` and `type` end the reading of the profile itself.
    const fatal = ['nat', 'type'].find((it) => line.attribute(it));
    if (fatal !== undefined) making.refusals.push(`${file.file.basename}: the word ${fatal} refuses the whole profile`);
    const route = routeOfLine(line, family);
    if (typeof route === 'string') {
      file.dropLine(line, route);
      continue;
    }
    const path = add(route);
    if (path === undefined) file.dropLine(line, 'the same route is there already');
    else file.keepLine(line, path, ...(route.options === '' ? [] : [`${path}_options`]));
  }
}

function variables(making: ProfileBuilder, file: IfcfgReader, add: (route: Route) => string | undefined): void {
  for (let n = 0; file.value(`ADDRESS${n}`) !== undefined; n++) {
    const address = file.value(`ADDRESS${n}`)!;
    const mask = parseIpv4(file.value(`NETMASK${n}`) ?? '');
    const prefix = mask < 0 ? undefined : prefixOfMask(mask);
    const gateway = file.value(`GATEWAY${n}`);
    const metric = file.value(`METRIC${n}`);
    const options = optionsOf(file.value(`OPTIONS${n}`) ?? '');
    const wrong =
      parseIpv4(address) < 0
        ? `ADDRESS${n}: ${address} is not an IPv4 address`
        : prefix === undefined
          ? `NETMASK${n}: no contiguous mask`
          : gateway !== undefined && parseIpv4(gateway) < 0
            ? `GATEWAY${n}: ${gateway} is not an IPv4 address`
            : metric !== undefined && !isNumber(metric)
              ? `METRIC${n}: ${metric} is not a metric`
              : typeof options === 'string'
                ? `OPTIONS${n}: ${options}`
                : undefined;
    if (wrong !== undefined || typeof options === 'string') {
      making.refusals.push(`${file.file.basename}: ${wrong ?? ''}`);
      continue;
    }
    const path = add({ main: mainOf(address, prefix!, gateway, metric), options: joined(options) });
    for (const key of ['ADDRESS', 'NETMASK', 'GATEWAY', 'METRIC']) {
      if (path === undefined) file.drop(key + n, 'the same route is there already');
      else file.keep(key + n, path);
    }
    if (path !== undefined) file.keep(`OPTIONS${n}`, `${path}_options`);
  }
}

function optionsOf(line: string): Map<string, string> | string {
  const result = new Map<string, string>();
  for (const pair of readWords(`0.0.0.0 ${line}`, 0, line.length + 8, 'route')) {
    if (pair.flags & flags.implied) continue;
    const wrong = attributeOf(`0.0.0.0 ${line}`, pair, 4, result);
    if (wrong !== undefined) return wrong;
  }
  return result;
}

const mainOf = (address: string, prefix: number, gateway: string | undefined, metric: string | undefined): string =>
  [
    `${address}/${prefix}`,
    ...(gateway === undefined ? (metric === undefined ? [] : [address.includes(':') ? '::' : '0.0.0.0']) : [gateway]),
    ...(metric === undefined ? [] : [String(Number(metric))]),
  ].join(',');

const joined = (options: ReadonlyMap<string, string>): string =>
  [...options]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(',');

const isNumber = (value: string): boolean => {
  const number = integerOf(value);
  return number !== undefined && 0 <= number && number <= unsigned && /^\d+$/.test(value);
};

/** The route of a line, or why NetworkManager drops the line. */
function routeOfLine(line: Element, family: 4 | 6): Route | string {
  const { tree, span } = line;
  if (/^[ \t]*\r/.test(tree.text.slice(span.end, span.end + 80))) return 'the carriage return is part of its last word';
  const options = new Map<string, string>();
  const used = new Set<string>();
  let destination: string | undefined;
  let gateway: string | undefined;
  let metric: string | undefined;
  for (const pair of readWords(tree.text, span.start, span.end, 'route')) {
    const name = pair.flags & flags.implied ? 'to' : tree.text.slice(pair.nameStart, pair.nameEnd);
    const value = tree.text.slice(pair.valueStart, pair.valueEnd);
    if (used.has(name)) return `${name} is there twice`;
    used.add(name);
    switch (name) {
      case 'to': {
        const read = destinationOf(value, family);
        if (read === undefined) return `${value} is not an IPv${family} destination`;
        destination = read;
        break;
      }
      case 'via': {
        if (value === '(null)') break;
        const address = parseAddress(value);
        if (address?.family !== family) return `${value} is not an IPv${family} address`;
        gateway = addressText(address);
        break;
      }
      case 'metric':
        if (!isNumber(value)) return `${value} is not a metric`;
        metric = value;
        break;
      case 'dev':
        if (value === '') return 'dev has no name behind it';
        break;
      default: {
        const wrong = attributeOf(tree.text, pair, family, options);
        if (wrong !== undefined) return wrong;
      }
    }
  }
  if (destination === undefined) return 'no destination';
  const [address, prefix] = destination.split('/');
  return { main: mainOf(address!, Number(prefix), gateway, metric), options: joined(options) };
}

function destinationOf(value: string, family: 4 | 6): string | undefined {
  if (value === 'default') return family === 4 ? '0.0.0.0/0' : '::/0';
  const [address = '', length] = value.split('/');
  const parsed = parseAddress(address);
  const longest = addressBits(family);
  if (parsed?.family !== family) return undefined;
  if (length === undefined) return `${addressText(parsed)}/${longest}`;
  return /^\d{1,3}$/.test(length) && Number(length) <= longest ? `${addressText(parsed)}/${Number(length)}` : undefined;
}

const lockable = new Set(['window', 'cwnd', 'mtu', 'advmss', 'initcwnd', 'initrwnd']);
const types = new Set(['unicast', 'local', 'blackhole', 'prohibit', 'unreachable', 'throw']);
const scopes: Readonly<Record<string, number>> = { global: 0, site: 200, link: 253, host: 254, nowhere: 255 };

/** Puts one attribute among the options; why it is wrong when it is. */
function attributeOf(line: string, pair: WordPair, family: 4 | 6, options: Map<string, string>): string | undefined {
  const name = line.slice(pair.nameStart, pair.nameEnd);
  const value = line.slice(pair.valueStart, pair.valueEnd);
  const put = (as: string, what: string): undefined => {
    options.set(as, what);
    return undefined;
  };
  const wrong = `${name} ${value} is not read`.replace('  ', ' ');
  if (types.has(name)) return name === 'unicast' ? undefined : put('type', name);
  if (lockable.has(name)) {
    const [first = '', second] = value.split(/[ \t]+/);
    if (!isNumber(second ?? first) || (second !== undefined && first !== 'lock')) return wrong;
    if (second !== undefined) options.set(`lock-${name}`, 'true');
    return put(name, String(Number(second ?? first)));
  }
  switch (name) {
    case 'onlink':
      return put(name, 'true');
    case 'table':
    case 'rto_min':
      return isNumber(value) ? put(name, String(Number(value))) : wrong;
    case 'weight':
      return family === 4 && isNumber(value) ? put(name, String(Number(value))) : wrong;
    case 'src': {
      const address = parseAddress(value);
      return address?.family === family ? put(name, addressText(address)) : wrong;
    }
    case 'from': {
      const read = family === 6 ? destinationOf(value, 6) : undefined;
      return read === undefined ? wrong : put(name, read);
    }
    case 'tos': {
      if (!/^(?:0x)?[0-9a-f]{1,2}$/i.test(value)) return wrong;
      return family === 4 ? put(name, String(parseInt(value, 16))) : undefined;
    }
    case 'scope': {
      const scope = Object.hasOwn(scopes, value) ? scopes[value]! : isNumber(value) ? Number(value) : 256;
      if (scope > 255) return wrong;
      return family === 4 ? put(name, String(scope)) : undefined;
    }
    case 'quickack':
      return value === '0' || value === '1' ? put(name, String(value === '1')) : wrong;
    default:
      return wrong;
  }
}

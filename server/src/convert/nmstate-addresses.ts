// Addresses of an nmstate interface, and the routes and policy rules that its profile has.
import type { KeyfileSettings } from './nmstate-settings';
import type { Yaml } from './yaml';

/**
 * `ipv4` or `ipv6` of an interface; undefined for a port, and for IPv6 of which no line says anything: nmstate leaves what
 * is not in the document as it is.
 */
export function ipOf(settings: KeyfileSettings, family: 4 | 6): Yaml | undefined {
  const section = `ipv${family}`;
  const method = settings.use(section, 'method');
  if (method === undefined) return undefined;
  if (method === 'ignore' && !settings.isSaid(section, 'method')) return undefined;
  if (method === 'ignore')
    settings.change(section, 'method', 'nmstate turns IPv6 off, where ignore leaves it to the kernel');
  if (method === 'disabled' || method === 'ignore') return { enabled: false };
  const isDynamic = method === 'auto' || method === 'dhcp';
  const addresses = settings
    .keys(section, 'address')
    .filter((it) => /^address\d+$/.test(it))
    .map((key) => {
      const [ip = '', length = ''] = settings.use(section, key)!.split(',', 1)[0]!.split('/');
      return { ip, 'prefix-length': Number(length) };
    });
  const never = settings.boolean(section, 'never-default');
  return {
    enabled: true,
    dhcp: isDynamic,
    autoconf: family === 6 ? method === 'auto' : undefined,
    address: addresses.length > 0 ? addresses : undefined,
    'auto-dns': isDynamic ? settings.boolean(section, 'ignore-auto-dns', true) : undefined,
    'auto-gateway': isDynamic && never ? false : undefined,
    'auto-routes': isDynamic ? settings.boolean(section, 'ignore-auto-routes', true) : undefined,
    'auto-route-metric': isDynamic ? settings.number(section, 'route-metric') : undefined,
    'auto-route-table-id': isDynamic ? settings.number(section, 'route-table') : undefined,
    'dhcp-client-id': family === 4 ? settings.use(section, 'dhcp-client-id') : undefined,
    'dhcp-duid': family === 6 ? settings.use(section, 'dhcp-duid') : undefined,
    'dhcp-send-hostname': settings.boolean(section, 'dhcp-send-hostname'),
    'dhcp-custom-hostname': settings.use(section, 'dhcp-hostname') ?? settings.use(section, 'dhcp-fqdn'),
    'addr-gen-mode': family === 6 ? generation(settings) : undefined,
    token: family === 6 ? settings.use(section, 'token') : undefined,
  };
}

const generation = (settings: KeyfileSettings): string | undefined => {
  const mode = settings.text('ipv6', 'addr-gen-mode');
  return mode === 'eui64' || mode === 'stable-privacy' ? settings.use('ipv6', 'addr-gen-mode') : undefined;
};

/** The default routes and the routes of the route files. */
export function nmstateRoutes(settings: KeyfileSettings): Yaml[] {
  const through = settings.text('connection', 'interface-name');
  if (through === undefined) {
    for (const section of ['ipv4', 'ipv6'])
      if (settings.text(section, 'address1')?.includes(','))
        settings.change(section, 'address1', 'its gateway is left out: nmstate needs the name of the interface for it');
    return [];
  }
  return ([4, 6] as const).flatMap((family) => {
    const section = `ipv${family}`;
    const metric = settings.number(section, 'route-metric');
    const table = settings.number(section, 'route-table');
    const gateway = settings.text(section, 'address1')?.split(',')[1];
    const common = { 'next-hop-interface': through, metric, 'table-id': table };
    const first: Yaml[] =
      gateway === undefined
        ? []
        : [{ destination: family === 4 ? '0.0.0.0/0' : '::/0', 'next-hop-address': gateway, ...common }];
    const others = settings
      .keys(section, 'route')
      .filter((it) => /^route\d+$/.test(it))
      .map((key) => routeOf(settings, section, key, common));
    return [...first, ...others];
  });
}

type Common = { readonly 'next-hop-interface': string; readonly metric?: number; readonly 'table-id'?: number };

/** Attributes of a route that nmstate knows, with their names there. */
const known: Readonly<Record<string, string>> = {
  table: 'table-id',
  weight: 'weight',
  cwnd: 'cwnd',
  src: 'source',
  type: 'route-type',
};

function routeOf(settings: KeyfileSettings, section: string, key: string, common: Common): Yaml {
  const [destination = '', hop, metric] = settings.use(section, key)!.split(',');
  const options = (settings.text(section, `${key}_options`) ?? '').split(',').filter((it) => it !== '');
  const placed: Record<string, Yaml> = {};
  for (const it of options) {
    const [name = '', value = ''] = it.split('=');
    if (Object.hasOwn(known, name)) placed[known[name]!] = /^\d+$/.test(value) ? Number(value) : value;
  }
  if (options.every((it) => Object.hasOwn(known, it.split('=', 1)[0]!))) settings.uses(section, `${key}_options`);
  return {
    destination,
    'next-hop-address': hop === undefined || hop === '0.0.0.0' || hop === '::' ? undefined : hop,
    ...common,
    ...(metric === undefined ? {} : { metric: Number(metric) }),
    ...placed,
  };
}

const fields: Readonly<Record<string, string>> = {
  priority: 'priority',
  from: 'ip-from',
  to: 'ip-to',
  table: 'route-table',
  iif: 'iif',
  type: 'action',
  suppress_prefixlength: 'suppress-prefix-length',
};

/** Policy rules; one with a word that nmstate does not know is left out, as it would match more than was meant. */
export function rulesOf(settings: KeyfileSettings): Yaml[] {
  const result: Yaml[] = [];
  for (const family of [4, 6] as const) {
    const section = `ipv${family}`;
    for (const key of settings.keys(section, 'routing-rule')) {
      const rule = ruleOf(settings.text(section, key)!, family);
      if (rule === undefined) continue;
      settings.uses(section, key);
      result.push(rule);
    }
  }
  return result;
}

function ruleOf(text: string, family: 4 | 6): Yaml | undefined {
  const words = text.split(' ');
  const rule: Record<string, Yaml> = { family: family === 4 ? 'ipv4' : 'ipv6' };
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i]!;
    const value = words[i + 1] ?? '';
    if (name === 'fwmark') {
      const [mark = '', mask] = value.split('/');
      rule.fwmark = mark;
      if (mask !== undefined) rule.fwmask = mask;
    } else if (Object.hasOwn(fields, name)) rule[fields[name]!] = /^\d+$/.test(value) ? Number(value) : value;
    else return undefined;
  }
  if (rule['ip-from'] === '0.0.0.0/0' || rule['ip-from'] === '::/0') delete rule['ip-from'];
  return rule;
}

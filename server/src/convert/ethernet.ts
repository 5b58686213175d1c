// [ethernet] and [ethtool]. Source: make_wired_setting and parse_ethtool_options in nms-ifcfg-rh-reader.c.
import { integerOf } from '../syntax/ifcfg/scalar';
import { ethtoolGroups } from '../schema/ethtool';
import { hardwareLength } from '../schema/values-ifcfg';
import { type ProfileBuilder, unsigned, splitWords } from './profile-builder';

const words = new Set(['preserve', 'permanent', 'random', 'stable']);

export function makeEthernet(making: ProfileBuilder): void {
  const { source } = making;
  making.integer('MTU', 'ethernet.mtu', 0, 65535, 0, 0);
  const address = source.value('HWADDR')?.trim();
  if (address !== undefined) {
    if (hardwareLength(address) !== 6) making.refuse('HWADDR', `${address} is not a hardware address`);
    else {
      making.put('ethernet.mac-address', macText(address));
      const why = 'NetworkManager waits for the card with this address; nothing renames it to DEVICE any more';
      if (source.value('DEVICE') === undefined) source.keep('HWADDR', 'ethernet.mac-address');
      else source.change('HWADDR', why, 'ethernet.mac-address');
    }
  }
  makeCloned(making, 'ethernet');
  making.ternary('ACCEPT_ALL_MAC_ADDRESSES', 'ethernet.accept-all-mac-addresses');
  makeMainframe(making);
}

/** MACADDR, GENERATE_MAC_ADDRESS_MASK and HWADDR_BLACKLIST, which [wifi] has too. */
export function makeCloned(making: ProfileBuilder, section: 'ethernet' | 'wifi'): void {
  const { source } = making;
  const value = source.value('MACADDR')?.trim();
  if (value !== undefined) {
    const path = `${section}.cloned-mac-address`;
    if (hardwareLength(value) === 6) making.put(path, macText(value));
    else if (words.has(value)) making.put(path, value);
    else making.refuse('MACADDR', `${value} is not a hardware address`);
    if (making.sections.get(section)?.has('cloned-mac-address')) source.keep('MACADDR', path);
  }
  making.text('GENERATE_MAC_ADDRESS_MASK', `${section}.generate-mac-address-mask`);
  making.list(
    'HWADDR_BLACKLIST',
    `${section}.mac-address-blacklist`,
    splitWords(source.value('HWADDR_BLACKLIST')),
    (it) => hardwareLength(it) === 6,
  );
}

/** As NetworkManager writes it: two digits each, upper case, with colons. */
const macText = (value: string): string =>
  value
    .split(/[:-]/)
    .map((it) => it.padStart(2, '0').toUpperCase())
    .join(':');

// The names that nm_setting_wired_add_s390_option takes.
const s390Options = new Set(
  (
    'bridge_role broadcast_mode buffer_count canonical_macaddr checksumming ctcprot fake_broadcast inter inter_jumbo ipato_add4 ' +
    'ipato_add6 ipato_enable ipato_invert4 ipato_invert6 isolation lancmd_timeout large_send layer2 portname portno ' +
    'priority_queueing protocol route4 route6 rxip_add4 rxip_add6 sniffer total vipa_add4 vipa_add6'
  ).split(' '),
);

const mainframe = ['PORTNAME', 'CTCPROT', 'OPTIONS'];

/** Devices of s390: subchannels, type, and options in a section of their own. */
function makeMainframe(making: ProfileBuilder): void {
  const { source } = making;
  const channels = source.value('SUBCHANNELS');
  const ids = splitWords(channels, /,/);
  if (channels !== undefined) {
    if (/^[0-9a-f,.]+$/i.test(channels) && (ids.length === 2 || ids.length === 3))
      making.list('SUBCHANNELS', 'ethernet.s390-subchannels', ids);
    else source.drop('SUBCHANNELS', `${channels} is not two or three ids`);
  }
  making.word('NETTYPE', 'ethernet.s390-nettype', { qeth: 'qeth', lcs: 'lcs', ctc: 'ctc' });
  // NetworkManager takes the options with the section of the card alone.
  if (mainframe.some((it) => source.value(it) !== undefined)) making.section('ethernet');
  making.text('PORTNAME', 'ethernet-s390-options.portname');
  making.text('CTCPROT', 'ethernet-s390-options.ctcprot');
  for (const it of splitWords(source.value('OPTIONS'))) {
    const equals = it.indexOf('=');
    if (equals < 0) {
      source.drop('OPTIONS', `${it} is no option with a value`);
      continue;
    }
    if (equals === 0 || !s390Options.has(it.slice(0, equals))) {
      making.refuse('OPTIONS', `${it} is not an option of these devices`);
      continue;
    }
    const path = `ethernet-s390-options.${it.slice(0, equals)}`;
    making.put(path, it.slice(equals + 1));
    source.keep('OPTIONS', path);
  }
}

// enum NMSettingWiredWakeOnLan.
const wakes: Readonly<Record<string, number>> = { p: 2, u: 4, m: 8, b: 16, a: 32, g: 64, s: 0 };
const ignore = 32768;

interface Link {
  wake: number | undefined;
  password: string | undefined;
  negotiate: boolean;
  speed: string | undefined;
  duplex: string | undefined;
  readonly lost: string[];
}

/** ETHTOOL_OPTS and ETHTOOL_WAKE_ON_LAN. */
export function makeEthtool(making: ProfileBuilder): void {
  const { source } = making;
  const written = source.written('ETHTOOL_OPTS');
  const link: Link = {
    wake: undefined,
    password: undefined,
    negotiate: false,
    speed: undefined,
    duplex: undefined,
    lost: [],
  };
  const paths = new Set<string>();
  if (written === '') {
    link.wake = ignore;
    link.lost.push('empty or badly quoted: NetworkManager leaves wake-on-lan alone');
    paths.add('ethernet.wake-on-lan');
  }
  for (const segment of (written ?? '').split(';')) {
    const parts = splitWords(segment, /[ \t\n]+/);
    const group = ethtoolGroups.find((it) => it.letters.includes(parts[0] ?? ''));
    if (group) makeGroup(making, group.options, parts.slice(2), { paths, lost: link.lost });
    else readLink(link, parts);
  }
  if (source.value('ETHTOOL_WAKE_ON_LAN') === 'ignore') link.wake = ignore;
  making.word('ETHTOOL_WAKE_ON_LAN', 'ethernet.wake-on-lan', { ignore: String(ignore) });
  if (link.password !== undefined && !((link.wake ?? 0) & 64)) {
    link.lost.push('sopass does nothing without wol g');
    link.password = undefined;
  }
  if ((link.speed === undefined) !== (link.duplex === undefined)) {
    link.lost.push('speed and duplex count only together');
    link.speed = link.duplex = undefined;
  }
  const put = (key: string, value: string | undefined): void => {
    if (value === undefined) return;
    making.put(`ethernet.${key}`, value);
    paths.add(`ethernet.${key}`);
  };
  put('wake-on-lan', link.wake === undefined ? undefined : String(link.wake));
  if (link.password !== undefined) making.secrets.add('ethernet.wake-on-lan-password');
  put('wake-on-lan-password', link.password);
  put('auto-negotiate', link.negotiate ? 'true' : undefined);
  put('speed', link.speed);
  put('duplex', link.duplex);
  if (link.lost.length === 0) source.keep('ETHTOOL_OPTS', ...paths);
  else if (paths.size === 0) source.drop('ETHTOOL_OPTS', link.lost.join('; '));
  else source.change('ETHTOOL_OPTS', link.lost.join('; '), ...paths);
}

function makeGroup(
  making: ProfileBuilder,
  options: (typeof ethtoolGroups)[number]['options'],
  parts: readonly string[],
  { paths, lost }: { readonly paths: Set<string>; readonly lost: string[] },
): void {
  for (let i = 0; i + 1 < parts.length; i++) {
    const name = parts[i]!;
    const value = parts[i + 1]!;
    const row = Object.hasOwn(options, name) ? options[name] : undefined;
    const isNumber = row ? !/feature|pause/.test(row.keyfile!) : /^\d+$/.test(value);
    const isValue = isNumber ? inRange(value) : value === 'on' || value === 'off';
    if (isValue) i++;
    if (!row || !isValue) {
      lost.push(`${name}${isValue ? ` ${value}` : ''} is not an option here`);
      continue;
    }
    making.put(row.keyfile!, isNumber ? String(Number(value)) : String(value === 'on'));
    paths.add(row.keyfile!);
  }
}

const inRange = (value: string): boolean => {
  const number = integerOf(value);
  return number !== undefined && 0 <= number && number <= unsigned;
};

function readLink(link: Link, parts: readonly string[]): void {
  for (let i = 0; i < parts.length; i++) {
    const name = parts[i]!;
    if (!['autoneg', 'speed', 'duplex', 'wol', 'sopass'].includes(name)) {
      link.lost.push(`${name} is not read`);
      continue;
    }
    const value = parts[++i] ?? '';
    if (name === 'autoneg' && (value === 'on' || value === 'off')) link.negotiate = value === 'on';
    else if (name === 'speed' && inRange(value)) link.speed = value === '0' ? undefined : String(Number(value));
    else if (name === 'duplex' && (value === 'half' || value === 'full')) link.duplex = value;
    else if (name === 'sopass' && hardwareLength(value) === 6) link.password = value;
    else if (name === 'wol') {
      link.wake = 0;
      for (const letter of value) {
        if (letter === 'd') link.wake = 0;
        else if (Object.hasOwn(wakes, letter)) link.wake |= wakes[letter]!;
        else link.lost.push(`wol ${letter} is not read`);
      }
    } else link.lost.push(`${name} ${value} is not read`);
  }
}

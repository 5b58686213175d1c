// What guests boot, and the other values of DHCP that are lists of a few parts.
import { onlyWith } from '../host-words';
import { dependsOnHost, type Grammar, misread, oneWordOf, refused, shown, type ValueWord } from './grammar';
import type { Part } from './part';
import { bytesOf, interfaceWord, isAddress, isDigits, looksLikeAddress, number, numberOf, portNumber } from './words';

const count = number('number');

/** Tags in front of a value; the rest is undefined where nothing follows them. */
function tagsOf(value: Part): { tags: Part[]; rest?: Part } {
  const tags: Part[] = [];
  let rest: Part | undefined = value;
  while (rest && /^(?:tag|net):/.test(rest.raw)) {
    const [tag, behind]: readonly [Part, Part | undefined] = rest.cut(',');
    tags.push(tag);
    rest = behind;
  }
  return { tags, rest };
}

const looksLikeFile = (text: string): boolean => /\/|\.(?:0|efi|k?pxe|ipxe|img|bin|kkpxe|lkrn|php|cfg)$/i.test(text);

export const dhcpBoot: Grammar = {
  form: '[tag:tag,]…file[,server name[,server address]]',
  words: [{ word: 'tag:', doc: 'Only for guests with this tag.' }],
  names: ['tag'],
  *read(value) {
    const { rest } = tagsOf(value);
    if (!rest) {
      yield refused(value, `${shown(value)} has no file behind the tags`);
      return;
    }
    const [file, name, address] = rest.split(',', 3);
    const blank = /^(\S+) +(\d+\.\d+\.\d+\.\d+)$/.exec(file!.text);
    if (file!.text.startsWith('set:') || file!.text.startsWith('tag:'))
      yield misread(file!, `${file!.text} is taken for the file`, file!.text.replace('set:', 'tag:'));
    else if (blank) yield misread(file!, `${file!.text} is one file name with a blank`, `${blank[1]},,${blank[2]}`);
    if (name && !address && isAddress(name.text, 4))
      yield misread(
        rest,
        `${name.text} is taken for the name of the server, and guests ask this host; the address stands third`,
        `${file!.text},,${name.text}`,
      );
    else if (name && !looksLikeFile(file!.text) && looksLikeFile(name.text))
      yield misread(
        file!,
        `${file!.text} is taken for the file and ${name.text} for the name of the server`,
        /^[\w-]+$/.test(file!.text) ? `tag:${file!.text}` : undefined,
      );
    if (address && looksLikeAddress(address.text) && !isAddress(address.text, 4))
      yield misread(address, `${address.text} is no IPv4 address, guests get 0.0.0.0`);
  },
};

export const replyDelay: Grammar = {
  form: '[tag:tag,]…seconds',
  names: ['tag'],
  *read(value) {
    const { rest } = tagsOf(value);
    if (rest) yield* count.read(rest);
    else yield refused(value, `${shown(value)} has no number behind the tags`);
  },
};

export const pxePrompt: Grammar = {
  form: '[tag:tag,]…text[,seconds]',
  names: ['tag'],
  *read(value) {
    const { rest } = tagsOf(value);
    if (!rest) yield refused(value, `${shown(value)} has no text behind the tags`);
    const timeout = rest?.cut(',')[1];
    if (timeout && !isDigits(timeout.text))
      yield misread(timeout, `${timeout.text} is no number of seconds, the prompt waits for ever`);
  },
};

/** Kinds of clients that boot by PXE, in any case of letters; a number does as well. */
const clients: readonly ValueWord[] = [
  ['x86PC', 'BIOS of a PC.'],
  ['PC98', 'NEC PC-98.'],
  ['IA64_EFI', 'EFI of an Itanium.'],
  ['Alpha', 'DEC Alpha.'],
  ['Arc_x86', 'ARC firmware.'],
  ['Intel_Lean_Client', 'Intel Lean Client.'],
  ['IA32_EFI', 'EFI of 32 bits.'],
  ['x86-64_EFI', 'EFI of a PC of 64 bits.'],
  ['Xscale_EFI', 'EFI of an XScale.'],
  ['BC_EFI', 'EFI byte code, which many PCs of 64 bits send.'],
  ['ARM32_EFI', 'EFI of an ARM of 32 bits.'],
  ['ARM64_EFI', 'EFI of an ARM of 64 bits.'],
].map(([word, doc]) => ({ word: word!, doc: doc! }));

const clientKind = oneWordOf('client', clients, {
  anyCase: true,
  meant: {
    efi: 'x86-64_EFI',
    uefi: 'x86-64_EFI',
    uefi64: 'x86-64_EFI',
    efi64: 'x86-64_EFI',
    x64: 'x86-64_EFI',
    x86_64: 'x86-64_EFI',
    'x86-64': 'x86-64_EFI',
    x64_efi: 'x86-64_EFI',
    x86_64_efi: 'x86-64_EFI',
    bios: 'x86PC',
    pc: 'x86PC',
    x86: 'x86PC',
    legacy: 'x86PC',
    efi32: 'IA32_EFI',
    uefi32: 'IA32_EFI',
    arm64: 'ARM64_EFI',
    aarch64: 'ARM64_EFI',
  },
});

export const pxeService: Grammar = {
  form: '[tag:tag,]…client,text[,file or number[,server]]',
  words: clients,
  names: ['tag'],
  *read(value) {
    const { rest } = tagsOf(value);
    const [client, menu] = rest?.cut(',') ?? [];
    if (!client || !menu) yield refused(value, `${shown(value)} has no client and a text behind a comma`);
    else if (!isDigits(client.text)) yield* clientKind.read(client);
  },
};

export const proxy: Grammar = {
  form: 'IPv4 address[,IPv4 address]…',
  *read(value) {
    for (const part of value.split())
      if (!isAddress(part.raw, 4)) yield refused(part, `${shown(part)} is no IPv4 address`);
  },
};

export const relay: Grammar = {
  form: 'local address,server address[#port][,interface] or local address,interface',
  names: ['interface'],
  *read(value) {
    const [local, target, device] = value.split(',', 3);
    if (!target) {
      yield refused(value, `${shown(value)} has one part, not a local address and a server`);
      return;
    }
    const family = isAddress(local!.raw, 4) ? 4 : isAddress(local!.raw, 6) ? 6 : undefined;
    if (!family) {
      // dnsmasq takes such a line and relays nothing.
      yield misread(local!, `${shown(local!)} is no IP address, nothing is relayed`);
      return;
    }
    const [host, targetPort] = target.cut('#');
    if (targetPort) {
      for (const it of portNumber.read(targetPort))
        if (it.judgement === 'refused')
          yield misread(targetPort, `${shown(targetPort)} is no port, dnsmasq takes the usual one`);
    }
    if (isAddress(host.raw, family)) return;
    if (device) yield refused(host, `${shown(host)} is no IPv${family} address, which it must be before an interface`);
    else if (host.raw.includes('*')) yield refused(host, `${host.text} stands for several interfaces`);
    else if (isAddress(host.raw))
      yield misread(host, `${host.text} is no IPv${family} address, dnsmasq takes it for the name of an interface`);
  },
};

export const raParam: Grammar = {
  form: 'interface[,mtu:number|interface|off][,high|low],interval[,lifetime]',
  words: [
    { word: 'mtu:', doc: 'The MTU to advertise: a number from 1280, an interface that has it, or off.' },
    { word: 'off', doc: 'No MTU is advertised.' },
    { word: 'high', doc: 'High priority of this router.' },
    { word: 'low', doc: 'Low priority of this router.' },
  ],
  names: ['interface'],
  *read(value) {
    const [, behind] = value.cut(',');
    if (!behind) {
      yield misread(value, `${shown(value)} alone does nothing`);
      return;
    }
    let rest: Part | undefined = behind;
    if (/^mtu:/i.test(rest.raw)) {
      const [mtu, more]: readonly [Part, Part | undefined] = rest.cut(',');
      const given = mtu.slice(4);
      if (!more) yield refused(mtu, `${mtu.text} has no interval behind it`);
      if (isDigits(given.text) && numberOf(given.text) < 1280)
        yield refused(given, `${shown(given)} is less than 1280`);
      rest = more;
    }
    if (rest && /^(?:high|low)/i.test(rest.raw)) {
      const [priority, more]: readonly [Part, Part | undefined] = rest.cut(',');
      if (!more) yield refused(priority, `${priority.text} has no interval behind it`);
      rest = more;
    }
    const [interval, lifetime] = rest?.cut(',') ?? [];
    for (const part of [interval, lifetime]) if (part) yield* count.read(part);
  },
};

/** The longest name of an interface, in bytes. */
const longestInterface = 15;

export const bridgeInterface: Grammar = {
  form: 'interface,interface[,interface]…',
  names: ['interface'],
  *read(value) {
    const [bridge, others] = value.cut(',');
    if (!others) yield refused(value, `${shown(value)} has one part, not a bridge and its interfaces`);
    else if (bytesOf(bridge.raw) > longestInterface) yield refused(bridge, `${bridge.text} is longer than 15 bytes`);
    for (const part of value.split()) yield* interfaceWord.read(part);
  },
};

export const sharedNetwork: Grammar = {
  form: 'interface,address or address,address',
  names: ['interface'],
  *read(value) {
    const [from, to] = value.cut(',');
    const family = to && (isAddress(to.raw, 4) ? 4 : isAddress(to.raw, 6) ? 6 : undefined);
    if (!to) yield refused(value, `${shown(value)} has one part, not an interface or address and an address`);
    else if (!family) yield refused(to, `${shown(to)} is no IP address`);
    else if (isAddress(from.raw, family)) return;
    else if (from.raw === '' || isAddress(from.raw))
      yield refused(from, `${shown(from)} is no interface, nor an IPv${family} address`);
    else if (from.raw !== 'lo') yield dependsOnHost(from, onlyWith(`the interface ${from.text}`), from.text);
  },
};

// Sample networks and seeded damage to them, for comparing readers of XML on text that is almost right.

/** Right texts that together use all of XML that a network file can. */
export const samples: readonly string[] = [
  `<network>
  <name>default</name>
  <uuid>3e3fce45-4f53-4fa7-bb32-11f34168b82b</uuid>
  <forward mode='nat'><nat><port start="1024" end='65535'/></nat></forward>
  <bridge name='virbr0' stp='on' delay='0'/>
  <mac address='52:54:00:00:00:01' />
  <ip address='192.168.122.1' netmask='255.255.255.0'>
    <dhcp>
      <range start='192.168.122.2' end='192.168.122.254'></range>
      <host mac='52:54:00:6c:3c:01' name='a&amp;b' ip='192.168.122.11'/>
    </dhcp>
  </ip>
</network>
`,
  `<?xml version="1.0" encoding='UTF-8' standalone='yes'?>
<!-- a lab -->
<!DOCTYPE network [ <!ENTITY lab "lab"> <!ELEMENT network ANY> ]>
<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
  <name>&lab;&#45;&#x31;</name>
  <title><![CDATA[a < b && c]]></title>
  <?editor fold="yes"?>
  <dns><txt name='x' value='"q" &lt;1&gt; &apos;'/></dns>
  <dnsmasq:options>
    <dnsmasq:option value="foo=bar"/>
  </dnsmasq:options>
</network>
<!-- end -->
`,
  `<network ipv6='yes'><name>n\u00e9t \u2014 \u{1f600}</name><!--x--><domain name="a.b"
  localOnly = 'no'	/></network>`,
];

const hostile = [
  ...'<>&\'"=/!?-[];:#% \t\n\r\u0001\u000b\u007f.1aé·_',
  ...['\u00a0', '\u201c', '\u2019', '\u00ab', '\u200b', '\ufeff', '\u0085', '\u{1f600}', '\ufffe', '\u00d7', '\u037e'],
  ...[
    '<!--',
    '-->',
    '--',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<?xml',
    '<!DOCTYPE a>',
    '<!',
    '</',
    '/>',
    '></',
    '&#',
    '&#0;',
  ],
  ...[
    '&nbsp;',
    '&amp',
    '&x;',
    '&#x41;',
    'xml',
    'xmlns',
    ' a="1"',
    " a='1",
    '=',
    '<a>',
    '</a>',
    '<a/>',
    '</network>',
    "''",
  ],
  ...['<!ENTITY y "z">', '<!ENTITY', '%p;', 'SYSTEM ', 'PUBLIC "x" "y"', 'encoding="utf-8"', ' standalone="no"'],
];

/** Numbers in `[0, 1)`, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let it = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it;
    return ((it ^ (it >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of the samples with one to three faults, or by luck none. */
export function damaged(random: () => number, from = samples): string {
  const below = (limit: number) => Math.floor(random() * limit);
  let text = from[below(from.length)]!;
  for (let left = 1 + below(3); left > 0; left--) {
    const at = below(text.length + 1);
    const until = Math.min(text.length, at + 1 + below(random() < 0.7 ? 2 : 30));
    const piece = hostile[below(hostile.length)]!;
    switch (below(6)) {
      case 0:
        text = text.slice(0, at) + text.slice(until);
        break;
      case 1:
      case 2:
        text = text.slice(0, at) + piece + text.slice(at);
        break;
      case 3:
        text = text.slice(0, at) + piece + text.slice(until);
        break;
      case 4:
        text = text.slice(0, until) + text.slice(at);
        break;
      default:
        text = random() < 0.3 ? text.slice(0, at) : text.slice(0, at) + text.slice(at).replace(/\s+/, '');
    }
  }
  // A surrogate cut off cannot be written to a file.
  return Buffer.from(text).toString() === text ? text : samples[0]!;
}

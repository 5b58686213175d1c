// Hints between the lines: what they say, where they stand, and where there are none. Every test goes through `check`.
import assert from 'node:assert/strict';
import { inlaysIn } from '../../../server/src/features/inlay';
import { applyEdits } from '../../../server/src/text';
import { filesOf } from '../../support/checking';

/** The text with its hints in it, what is shown when one points at them behind a `?`. `|` bounds the part that is asked for. */
function check(name: string, marked: string, expected: string) {
  const [before, between, after] = marked.split('|');
  const text = marked.replaceAll('|', '');
  const span = after === undefined ? { start: 0, end: text.length } : spanOf(before!, between!);
  const [file] = filesOf({ [name]: text });
  const hints = inlaysIn(file!, span).map(({ offset, text, tooltip }) => ({
    span: { start: offset, end: offset },
    text: `«${text}${tooltip === undefined ? '' : `?${tooltip}`}»`,
  }));
  assert.equal(applyEdits(text, hints), expected);
}
const spanOf = (before: string, between: string) => ({ start: before.length, end: before.length + between.length });
const ip = (inner: string) => `<network><ip address='10.0.0.1' prefix='8'><dhcp>${inner}</dhcp></ip></network>`;

describe('a hint in a network', () => {
  const subnets: [what: string, text: string, hinted: string][] = [
    ['of a netmask', `<ip address='10.0.0.1' netmask='255.255.252.0'/>`, ` netmask='255.255.252.0'/>«/22?10.0.0.0/22»`],
    ['of no prefix', `<ip address='10.1.2.3'/>`, `'10.1.2.3'/>«/8?libvirt takes 10.0.0.0/8»`],
    ['of a class B', `<ip address='172.16.0.1'/>`, `'172.16.0.1'/>«/16?libvirt takes 172.16.0.0/16»`],
    ['of IPv6', `<ip family='ipv6' address='fd00::1'/>`, `'fd00::1'/>«/64?libvirt takes fd00::/64»`],
    ['of a route', `<route address='10.9.0.0' netmask='255.255.0.0'/>`, `'255.255.0.0'/>«/16?10.9.0.0/16»`],
  ];
  for (const [what, text, end] of subnets)
    it(`tells the length ${what}`, () => {
      const at = text.indexOf(end.replace(/«.*»/, ''));
      check('a.xml', `<network>${text}</network>`, `<network>${text.slice(0, at)}${end}</network>`);
    });
  for (const text of [
    `<ip address='192.168.1.1' prefix='24'/>`,
    `<ip family='ipv6' address='fd00::1' prefix='64'/>`,
    `<ip address='10.0.0.300'/>`,
    `<ip/>`,
    `<ip address='10.0.0.1' netmask='255.0.255.0'/>`,
    `<ip address='10.0.0.1' prefix='99'/>`,
    `<dns><host ip='10.0.0.1'/></dns>`,
  ])
    it(`has nothing to add to ${text}`, () =>
      check('a.xml', `<network>${text}</network>`, `<network>${text}</network>`));

  const ranges: [start: string, end: string, count: string | undefined][] = [
    ['10.0.0.2', '10.0.0.254', '253 addresses'],
    ['10.0.0.2', '10.0.0.2', '1 address'],
    ['10.0.0.2', '10.0.0.3', '2 addresses'],
    ['10.0.0.0', '10.15.255.255', '1,048,576 addresses'],
    ['fd00::', 'fd00::ffff:ffff', '4,294,967,296 addresses'],
    ['fd00::', 'fd00::1:ffff:ffff', '2^33 addresses'],
    ['fd00::', 'fd00::ffff:ffff:ffff:ffff', '2^64 addresses'],
    ['10.0.0.3', '10.0.0.2', undefined],
    ['10.0.0.3', 'fd00::1', undefined],
    ['10.0.0.3', 'x', undefined],
    ['', '10.0.0.3', undefined],
  ];
  for (const [start, end, count] of ranges)
    it(`counts ${count ?? 'nothing'} from ${start} to ${end}`, () => {
      const range = `<range start='${start}' end='${end}'/>`;
      check('a.xml', ip(range), ip(`${range}${count === undefined ? '' : `«${count}»`}`));
    });
  it('stands behind the tag of a range that holds something', () =>
    check(
      'a.xml',
      ip(`<range start='10.0.0.2' end='10.0.0.3'><lease expiry='1'/></range>`),
      ip(`<range start='10.0.0.2' end='10.0.0.3'>«2 addresses»<lease expiry='1'/></range>`),
    ));
  it('is told where it is in sight, in the order of the text', () => {
    const range = (last: number) => `<range start='10.0.0.1' end='10.0.0.${last}'/>`;
    check(
      'a.xml',
      ip(`${range(2)}|${range(3)}|${range(4)}`),
      ip(`${range(2)}«2 addresses»${range(3)}«3 addresses»${range(4)}`),
    );
    check('a.xml', ip(`${range(2)} |${range(3)}| ${range(4)}`), ip(`${range(2)} ${range(3)}«3 addresses» ${range(4)}`));
    const route = `<route address='10.9.0.0' netmask='255.255.0.0'/>`;
    const hinted = `${route}«/16?10.9.0.0/16»`;
    const own = `<ip address='172.16.0.1'/>«/16?libvirt takes 172.16.0.0/16»`;
    check('a.xml', `<network>${route}<ip address='172.16.0.1'/></network>`, `<network>${hinted}${own}</network>`);
    check('a.xml', `<network>${route} |<ip address='172.16.0.1'/>|</network>`, `<network>${route} ${own}</network>`);
    check('a.xml', `<network><route address='10.9.0.0'/></network>`, `<network><route address='10.9.0.0'/></network>`);
  });
});

describe('a hint in an ifcfg file', () => {
  const cases: [text: string, hinted: string][] = [
    ['IPADDR=10.0.0.1\n', 'IPADDR=10.0.0.1«/8?NetworkManager takes 255.0.0.0»\n'],
    ['IPADDR1="192.168.1.1"\n', 'IPADDR1="192.168.1.1"«/24?NetworkManager takes 255.255.255.0»\n'],
    ['IPADDR=10.0.0.1\nNETMASK=255.255.0.0\n', 'IPADDR=10.0.0.1\nNETMASK=255.255.0.0«/16?10.0.0.0/16»\n'],
    ['IPADDR2=10.0.0.1\nNETMASK2=255.255.0.0\n', 'IPADDR2=10.0.0.1\nNETMASK2=255.255.0.0«/16?10.0.0.0/16»\n'],
    ['IPADDR=10.0.0.1\nPREFIX=24\n', 'IPADDR=10.0.0.1\nPREFIX=24\n'],
    ['IPADDR=10.0.0.1\nPREFIX=24\nNETMASK=255.0.0.0\n', 'IPADDR=10.0.0.1\nPREFIX=24\nNETMASK=255.0.0.0\n'],
    ['IPADDR=10.0.0.x\nNETMASK=255.0.0.0\n', 'IPADDR=10.0.0.x\nNETMASK=255.0.0.0\n'],
    ['NETMASK=255.0.0.0\n', 'NETMASK=255.0.0.0\n'],
    ['DEVICE=a\n', 'DEVICE=a\n'],
    ['', ''],
  ];
  for (const [text, hinted] of cases) it(JSON.stringify(text), () => check('ifcfg-a', text, hinted));
  it('is none in files of routes and rules', () => {
    check('route-a', 'default via 10.0.0.1\n', 'default via 10.0.0.1\n');
    check('keys-a', 'IPADDR=10.0.0.1\n', 'IPADDR=10.0.0.1\n');
  });
});

describe('hints between the lines', () => {
  function check(name: string, text: string, expected: string) {
    const [file] = filesOf({ [name]: text });
    const hints = inlaysIn(file!, { start: 0, end: text.length });
    assert.equal(
      applyEdits(
        text,
        hints.map((it) => ({ span: { start: it.offset, end: it.offset }, text: `«${it.text}»` })),
      ),
      expected,
    );
  }
  it('say the prefix of a netmask, and the one that is assumed', () =>
    check(
      'a.xml',
      `<network><ip address='10.0.0.1' netmask='255.255.252.0'/><ip address='10.0.0.1'/><ip address='192.168.1.1' prefix='24'/></network>`,
      `<network><ip address='10.0.0.1' netmask='255.255.252.0'/>«/22»<ip address='10.0.0.1'/>«/8»<ip address='192.168.1.1' prefix='24'/></network>`,
    ));
  it('count the addresses of a range', () =>
    check(
      'a.xml',
      `<network><ip address='10.0.0.1'><dhcp><range start='10.0.0.2' end='10.0.0.254'/></dhcp></ip></network>`,
      `<network><ip address='10.0.0.1'>«/8»<dhcp><range start='10.0.0.2' end='10.0.0.254'/>«253 addresses»</dhcp></ip></network>`,
    ));
  it('say the same for keys', () =>
    check(
      'ifcfg-a',
      `IPADDR=10.0.0.1\nNETMASK=255.255.0.0\nIPADDR1=192.168.1.1\n`,
      `IPADDR=10.0.0.1\nNETMASK=255.255.0.0«/16»\nIPADDR1=192.168.1.1«/24»\n`,
    ));
});

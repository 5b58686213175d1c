// What an editor offers and shows inside of a line for dnsmasq.
import assert from 'node:assert/strict';
import { hoverAt } from '../../../server/src/features/hover/index';
import { WorkspaceFacts } from '../../../server/src/model/workspace-facts';
import { filesOf, newest } from '../../support/checking';
import { accepting, listed, completes, completesOnly, shown } from '../../support/completing';
import { networkWith } from '../../support/dnsmasq';
import { readCursor } from '../../support/marks';

const others = ['dhcp-mac=set:red,52:54:00:*:*:*', 'cache-size=500', 'dhcp-option=tag:blue,6'];
const marked = (line: string): string => networkWith([...others, line]);

describe('completion in a line for dnsmasq', () => {
  it('offers options with what their values are, and what goes on behind the name', () => {
    assert.deepEqual(listed('lab.xml', marked('no-resolv$0')), ['3 attribute no-resolv (no value)']);
    assert.deepEqual(listed('lab.xml', marked('log-que$0')), ['2 attribute log-queries (extra)']);
    assert.deepEqual(
      listed('lab.xml', marked('cname$0'))[0],
      '2 attribute cname → cname= (alias[,alias]…,target[,seconds])',
    );
    assert.deepEqual(listed('lab.xml', marked('rev-s$0=1.1.1.1,2.2.2.2')), [
      '3 attribute rev-server (address[/length][,address[#port][@interface][@source[#port]]])',
    ]);
    assert.deepEqual(
      listed('lab.xml', marked('pxe-se$0'))[0],
      '3 attribute pxe-service → pxe-service= ([tag:tag,]…client,text[,file or number[,server]]) …',
    );
  });

  it('offers all options, those last that libvirt writes or that keep it from working', () => {
    const labels = shown('lab.xml', marked('$0')).map((it) => it.label);
    assert.ok(labels.length > 170, String(labels.length));
    assert.deepEqual(labels.slice(0, 3), ['address', 'cname', 'dhcp-boot']);
    assert.ok(labels.indexOf('bind-interfaces') > labels.indexOf('use-stale-cache'));
  });

  it('offers no option again that stands once, but on its own line', () => {
    completesOnly('lab.xml', marked('cache-si$0'), []);
    completesOnly('lab.xml', networkWith(['cache-si$0=500']), ['cache-size']);
  });

  it('offers DHCP options by name, the wanted ones first, and internal ones for dhcp-match alone', () => {
    completes('lab.xml', marked('dhcp-option=option:$0'), ['router', 'dns-server', 'ntp-server', 'domain-name']);
    completes('lab.xml', marked('dhcp-option=tag:red,option6:dns$0'), ['dns-server']);
    assert.equal(
      listed('lab.xml', marked('dhcp-option=option:domain-s$0'))[0],
      '3 value domain-search (option 119: domains)',
    );
    completesOnly('lab.xml', marked('dhcp-option=option:lease$0'), []);
    completesOnly('lab.xml', marked('dhcp-match=set:x,option:lease$0'), ['lease-time']);
    accepting('lab.xml', marked('dhcp-option=mt$0'), 'option:mtu', networkWith([...others, 'dhcp-option=option:mtu']));
  });

  it('offers the tags of the file behind what sets them and asks for them', () => {
    completesOnly('lab.xml', marked('dhcp-option=tag:$0,3'), ['red', 'blue']);
    completesOnly('lab.xml', marked('dhcp-ignore=tag:!$0'), ['red', 'blue']);
    completesOnly('lab.xml', marked('dhcp-ignore=tag:re$0'), ['red']);
    completes('lab.xml', marked('dhcp-host=52:54:00:aa:bb:01,$0'), ['tag:red', 'tag:blue', 'set:red', 'set:blue']);
  });

  it('offers the address and the bridge of the network', () => {
    completesOnly('lab.xml', marked('dhcp-option=option:router,$0'), ['192.168.150.1']);
    completesOnly('lab.xml', marked('dhcp-option=3,$0'), ['192.168.150.1']);
    completesOnly('lab.xml', marked('dhcp-option=option:mtu,$0'), []);
    completesOnly('lab.xml', marked('interface=$0'), ['virbr0']);
    completesOnly('lab.xml', marked('dhcp-range=fd00::1,constructor:$0'), ['virbr0']);
  });

  it('offers the words of a value', () => {
    completesOnly('lab.xml', marked('local-service=$0'), ['net', 'host']);
    completes('lab.xml', marked('dhcp-range=192.168.150.9,sta$0'), ['static']);
    completes('lab.xml', marked('log-facility=local0$0'), ['local0']);
    completes('lab.xml', marked('server=/lab/$0'), ['#']);
    completesOnly('lab.xml', marked('tftp-root=/srv/$0'), []);
    completesOnly('lab.xml', marked('unknown=$0'), []);
    completesOnly('lab.xml', marked('# com$0'), []);
    completesOnly('lab.xml', marked('# a\nno-ping$0'), ['no-ping']);
  });

  it('puts quotes around a value that has none', () => {
    const text =
      "<network xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0'><d:options><d:option value=no-ping$0/></d:options></network>";
    assert.equal(shown('lab.xml', text)[0]!.insert, "'no-ping'");
  });
});

/** The paragraphs of what is shown, and the text it is about. */
function hovered(line: string): { about: string; paragraphs: string[] } | undefined {
  const { text, offset } = readCursor(marked(line));
  const [file] = filesOf({ 'lab.xml': text });
  const hover = hoverAt(file!, new WorkspaceFacts([file!]), offset, newest);
  return hover && { about: text.slice(hover.span.start, hover.span.end), paragraphs: hover.markdown.split('\n\n') };
}

describe('hover in a line for dnsmasq', () => {
  it('says of an option what it does and what its value is', () => {
    assert.deepEqual(hovered('use-st$0ale-cache=60'), {
      about: 'use-stale-cache',
      paragraphs: [
        '**`use-stale-cache[=seconds]`** · option of dnsmasq',
        'Answers from expired entries while new ones are fetched, for at most so many seconds; 0: for ever.',
        '- Default: 86400\n- At most once\n- Since dnsmasq 2.88',
        '[Manual of dnsmasq](https://thekelleys.org.uk/dnsmasq/docs/dnsmasq-man.html)',
      ],
    });
    assert.equal(hovered('no-res$0olv')!.paragraphs[0], '**`no-resolv`** · option of dnsmasq');
    assert.ok(hovered('dns$0sec')!.paragraphs.includes('- Needs a dnsmasq with DNSSEC'));
  });

  const first = (line: string, count = 1) => {
    const { about, paragraphs } = hovered(line)!;
    return [about, ...paragraphs.slice(0, count)];
  };

  it('says of a DHCP option its number and what its value is', () => {
    assert.deepEqual(first('dhcp-option=option:m$0tu,1400', 2), [
      'option:mtu',
      '**`mtu`** · DHCP option 26',
      'Its value: a number of two bytes.',
    ]);
    assert.deepEqual(first('dhcp-option=tag:red,6$0,1.1.1.1', 2), [
      '6',
      '**`dns-server`** · DHCP option 6',
      'Its value: IPv4 addresses.',
    ]);
    assert.deepEqual(first('dhcp-option=option6:2$03,[::]', 2), [
      'option6:23',
      '**`dns-server`** · DHCPv6 option 23',
      'Its value: IPv6 addresses.',
    ]);
    assert.deepEqual(first('dhcp-option=25$02,x'), [
      '252',
      'Option 252: address of the proxy configuration (WPAD). dnsmasq has no name for it, and takes its value by its looks.',
    ]);
    assert.deepEqual(first('dhcp-match=set:x,option:client-i$0d', 2), [
      'option:client-id',
      '**`client-id`** · DHCP option 61',
      'dnsmasq makes its value itself.',
    ]);
    assert.match(first('dhcp-option=3,1$0')[1]!, /^\*\*`dhcp-option=/);
  });

  it('says of a word and a tag what they mean', () => {
    assert.deepEqual(first('dhcp-range=::1,ra-n$0ames', 2), [
      'ra-names',
      '**`ra-names`**',
      'IPv6: gives names to the addresses that guests make themselves, by their IPv4 leases.',
    ]);
    assert.deepEqual(first('dhcp-option=tag:r$0ed,3'), ['tag:red', 'For guests with the tag `red`.']);
    assert.deepEqual(first('dhcp-option=tag:gr$0een,3'), [
      'tag:green',
      'For guests with the tag `green`, which no line here sets.',
    ]);
    assert.deepEqual(first('dhcp-host=52:54:00:aa:bb:01,set:pi$0nk'), [
      'set:pink',
      'Sets the tag `pink`, for which no line asks.',
    ]);
  });

  it('says of an unknown option, a comment and an empty line what the attribute is', () => {
    for (const line of ['unkn$0own=1', '# a com$0ment', '$0'])
      assert.match(hovered(line)!.paragraphs[0]!, /^\*\*`value`\*\*/);
  });
});

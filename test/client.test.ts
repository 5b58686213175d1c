// The parts of the client that do not need VS Code.
import assert from 'node:assert/strict';
import { lineOf, summaryOf } from '../client/src/network-summary';
import { isNetwork } from '../client/src/root-element';

describe('the client', () => {
  const network = [
    '<network>',
    `<network ipv6='yes'>`,
    '<network/>',
    '<network\n',
    '<network',
    `<?xml version='1.0'?>\n<!-- <domain/> -->\n<!DOCTYPE network>\n<network>`,
    `<n:network xmlns:n='urn:x'>`,
    'stray <network>',
    '<!----><network>',
    '<?a?><?b c?><network>',
    '<!a><!b><network>',
    '<!--> --><network>',
  ];
  for (const text of network)
    it(`starts the server for ${JSON.stringify(text)}`, () => assert.equal(isNetwork(text), true));

  const other = [
    '',
    'network',
    '<domain><network/></domain>',
    '<networkport>',
    '<network:x>',
    '<!-- <network>',
    '<',
    '<<network>',
    '<!-->--<network>',
    '<? <network>',
    '<! <network>',
    '<!--<network>--',
  ];
  for (const text of other) it(`does nothing for ${JSON.stringify(text)}`, () => assert.equal(isNetwork(text), false));

  it('looks at a large text once', () => {
    const text = '<!--x-->'.repeat(1000);
    let looked = 0;
    // As far as a text is looked at, counted in characters.
    const counted = {
      indexOf(what: string, from = 0) {
        const at = text.indexOf(what, from);
        looked += (at < 0 ? text.length : at) - from + what.length;
        return at;
      },
      startsWith(what: string, at: number) {
        looked += what.length;
        return text.startsWith(what, at);
      },
      length: text.length,
    };
    assert.equal(isNetwork(counted as unknown as string), false);
    assert.ok(looked < 3 * text.length, `${looked} characters of ${text.length}`);
  });
});

describe('the line of a network in a list', () => {
  const lines: [string, string][] = [
    [
      `<network><forward mode='nat'><nat/></forward><bridge name='virbr0' stp='on' delay='0'/>` +
        `<ip address='192.168.122.1' netmask='255.255.255.0'><dhcp/></ip></network>`,
      'nat · virbr0 · 192.168.122.1/24',
    ],
    [
      `<network><bridge name='virbr1'/><ip address='10.0.0.1' prefix='8'/><ip family='ipv6' address='fd00::1' prefix='64'/></network>`,
      'isolated · virbr1 · 10.0.0.1/8 · fd00::1/64',
    ],
    [`<network><forward mode='bridge'/><bridge name='br0'/></network>`, 'bridge · br0'],
    [`<network><forward dev='eth0' mode='bridge'><interface dev='eth0'/></forward></network>`, 'macvtap bridge'],
    [`<network><forward/><ip address='10.0.0.1'/></network>`, 'nat · 10.0.0.1'],
    [`<network><ip address='10.0.0.1' netmask='255.255.240.0'/><ip>a</ip></network>`, 'isolated · 10.0.0.1/20'],
    ['', 'isolated'],
  ];
  for (const [xml, line] of lines) it(`is ${line}`, () => assert.equal(lineOf(summaryOf(xml)), line));
});

// The parts of the client that do not need VS Code.
import assert from 'node:assert/strict';
import { isNetwork } from '../../client/src/root-element';

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
    "<host mac='52:54:00:00:00:01' ip='10.0.0.2'/>",
    "<range start='10.0.0.2' end='10.0.0.9'/>",
    "<interface dev='eth0'/>",
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
    "<interface type='bridge' name='br0'/>",
    '<host><cpu/></host>',
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

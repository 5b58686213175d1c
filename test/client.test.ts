// The parts of the client that do not need VS Code.
import assert from 'node:assert/strict';
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
  ];
  for (const text of other) it(`does nothing for ${JSON.stringify(text)}`, () => assert.equal(isNetwork(text), false));

  it('looks at a large text once', () => {
    const text = '<!--x-->'.repeat(200_000);
    const before = performance.now();
    assert.equal(isNetwork(text), false);
    assert.ok(performance.now() - before < 500);
  });
});

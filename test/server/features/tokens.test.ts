// Colours that a grammar cannot know.
import assert from 'node:assert/strict';
import { tokensIn } from '../../../server/src/features/tokens';
import { filesOf } from '../../support/checking';

describe('colours', () => {
  const coloured = (name: string, text: string, span = { start: 0, end: text.length }) =>
    [...tokensIn(filesOf({ [name]: text })[0]!, span)].map(
      (it) => `${it.sort} ${text.slice(it.span.start, it.span.end)}`,
    );
  it('are for the options inside a value', () =>
    assert.deepEqual(
      coloured('ifcfg-a', 'DEVICE=a\nTYPE=Bond\nBONDING_OPTS="mode=802.3ad miimon=100 primary=eth0"\n'),
      [...['property mode', 'enumMember 802.3ad', 'property miimon', 'number 100', 'property primary']],
    ));
  it('are for addresses in every language', () => {
    const more = 'DNS1=fd00::1\nHWADDR=52:54:00:aa:bb:cc\nPREFIX=24\nNAME=10.0.0\nDOMAIN=a:b\n';
    assert.deepEqual(coloured('ifcfg-a', `IPADDR=10.0.0.1\n${more}`), [
      ...['number 10.0.0.1', 'number fd00::1', 'number 52:54:00:aa:bb:cc'],
    ]);
    assert.deepEqual(coloured('a.xml', `<network><ip address='10.0.0.1' prefix='24'/><x y='10.0.0.1'/></network>`), [
      'number 10.0.0.1',
    ]);
    assert.deepEqual(coloured('route-a', '10.9.0.0/16 via 10.0.0.1 dev eth0\n'), [
      'number 10.9.0.0/16',
      'number 10.0.0.1',
    ]);
  });
  it('are found in the piece that is asked for', () => {
    const text = `<network>\n<ip address='10.0.0.1'/>\n<ip address='10.0.0.2'/>\n<ip address='10.0.0.3'/>\n</network>`;
    const start = text.indexOf('\n', 15) + 1;
    assert.deepEqual(coloured('a.xml', text, { start, end: start + 20 }), ['number 10.0.0.2']);
    const keys = 'DNS1=10.0.0.1\nDNS2=10.0.0.2\n';
    assert.deepEqual(coloured('ifcfg-a', keys, { start: 16, end: keys.length }), ['number 10.0.0.2']);
  });
});

// A file as it comes out of a web page or a word processor, repaired by all preferred fixes of syntax and names at once.
import assert from 'node:assert/strict';
import { nameRules } from '../../../../server/src/rules/ifcfg/names/index';
import { syntaxRules } from '../../../../server/src/rules/ifcfg/syntax/index';
import { applyEdits, type Edit } from '../../../../server/src/text';
import { problemsByName } from '../../../support/checking';

const only = [...syntaxRules, ...nameRules];

/** The text after all preferred fixes together, as "fix all" applies them. */
function repaired(name: string, text: string): string {
  const edits: Edit[] = [];
  for (const problem of problemsByName({ [name]: text }, { only }).get(name)!) {
    const change = problem.fixes?.find((it) => it.preferred)?.changes[0];
    if (change && 'edits' in change) edits.push(...change.edits);
  }
  return applyEdits(text, edits);
}

describe('a pasted file', () => {
  it('of a bridge becomes one that NetworkManager reads', () => {
    const pasted = [
      'Device= "Br0"',
      'onboot= "Yes"',
      'Type= "Bridge"',
      'Bootproto=static',
      'ipaddr=10.0.112.39',
      'netmask=255.255.255.0',
      'gateway=10.0.112.1',
      'Defroute=yes',
      '',
    ].join('\n');
    assert.equal(
      repaired('ifcfg-Br0', pasted),
      [
        'DEVICE="Br0"',
        'ONBOOT="Yes"',
        'TYPE="Bridge"',
        'BOOTPROTO=static',
        'IPADDR=10.0.112.39',
        'NETMASK=255.255.255.0',
        'GATEWAY=10.0.112.1',
        'DEFROUTE=yes',
        '',
      ].join('\n'),
    );
  });

  it('of a port too', () => {
    const pasted = 'Device= "Eth0"\nNm_controlled= "No"\nType=ethernet\nBootproto=none\nBridge= "Br0"\n';
    assert.equal(
      repaired('ifcfg-Eth0', pasted),
      'DEVICE="Eth0"\nNM_CONTROLLED="No"\nTYPE=ethernet\nBOOTPROTO=none\nBRIDGE="Br0"\n',
    );
  });

  it('with every kind of damage on one line is repaired in one go', () => {
    assert.equal(
      repaired('ifcfg-eth0', '\ufeffexport Name = “my net”\r\nDEVICE=eth0\r\n'),
      'NAME="my net"\nDEVICE=eth0\n',
    );
    assert.equal(repaired('ifcfg-eth0', 'DEVICE=eth0\nName= System eth0\n'), 'DEVICE=eth0\nNAME="System eth0"\n');
    assert.equal(repaired('ifcfg-eth0', 'Device=\u00a0“eth0”\n'), 'DEVICE="eth0"\n');
  });
});

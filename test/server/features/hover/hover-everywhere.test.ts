// Hover at any place of any text.
import assert from 'node:assert/strict';
import { hoverAt } from '../../../../server/src/features/hover/index';
import { WorkspaceFacts } from '../../../../server/src/model/workspace-facts';
import { filesOf, newest, type Texts } from '../../../support/checking';

const lab = `<network>
  <name>lab</name>
  <forward mode='nat'/>
  <bridge name='virbr7'/>
  <ip address='192.168.50.1' prefix='24'>
    <dhcp>
      <range start='192.168.50.10' end='192.168.50.19'/>
      <host mac='52:54:00:6b:3c:58' name='web' ip='192.168.50.15'/>
    </dhcp>
  </ip>
</network>
`;
describe('hover anywhere', () => {
  it('is about the word under the cursor, at every offset of every truncation', () => {
    const samples: Texts = {
      'a.xml': lab,
      'ifcfg-bond0': `# bond\nTYPE=Bond\nBONDING_OPTS="mode=1 primary='x\nIPADDR=1.2.3.4 \nETHTOOL_OPTS="-K eth0 tso"\n`,
      'route-x': '10.0.0.0/8 via\n default\n#x\n',
    };
    for (const [name, text] of Object.entries(samples)) {
      for (let end = 0; end <= text.length; end++) {
        const [file] = filesOf({ [name]: text.slice(0, end) });
        const workspace = new WorkspaceFacts([file!]);
        const from = end === text.length ? 0 : Math.max(0, end - 3);
        for (let offset = from; offset <= end; offset++) {
          const hover = hoverAt(file!, workspace, offset, newest);
          if (!hover) continue;
          assert.ok(
            hover.span.start <= offset && offset <= hover.span.end && hover.span.end <= end,
            text.slice(0, end),
          );
          assert.match(hover.markdown, /\S/);
        }
      }
    }
  });
});

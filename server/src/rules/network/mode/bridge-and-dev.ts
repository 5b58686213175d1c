// A network that is on a bridge of the host and directly on an interface at once.
import { misplacedItems } from '../../../model/network/misplaced-items';
import { fix } from '../../../fixes/fix';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { removal } from '../../factories/misplaced';

export const bridgeAndDev = ruleOfAll({
  code: 'bridge-and-dev',
  of: ['network'],
  severity: 'error',
  summary: 'A network of mode bridge names a bridge and an interface.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDefParseXML',

  all: misplacedItems(['forward@dev', 'forward/interface', 'forward/pf']),
  *check(all, file) {
    const [first] = all;
    const bridge = file.tree.root?.child('bridge');
    const name = bridge?.attribute('name');
    if (!first || first.mode !== 'bridge' || !bridge || !name) return;
    const dev = first.attribute ?? first.element.attribute('dev');
    const shown = dev?.value ? `interface ${dev.value}` : first.element.name;
    const rest = all.flatMap((it) => removal(it).changes).flatMap((it) => ('edits' in it ? it.edits : []));
    yield {
      span: dev?.valueSpan ?? first.element.nameSpan,
      message: `${shown} beside bridge ${name.value} in mode bridge, expected one of them`,
      related: [{ at: { uri: file.uri, span: name.valueSpan }, message: `bridge ${name.value} is here` }],
      fixes: [
        fix(`Keep the bridge ${name.value}`, rest),
        fix(`Keep the direct attachment to ${dev?.value ?? 'the host'}`, removeElement(bridge)),
      ],
    };
  },
});

// Interfaces by name in a mode that hands PCI devices to guests.
import { type Misplaced, misplacedItems } from '../../../model/network/misplaced-items';
import { fix, type Fix } from '../../../fixes/fix';
import { insertChild, removeAttribute, renameElement } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { modeChanges } from '../../../fixes/mode-change';
import { modePlace } from '../../factories/misplaced';

export const hostdevNeedsPci = ruleOfAll({
  code: 'hostdev-needs-pci',
  of: ['network'],
  severity: 'error',
  summary: 'A network of mode hostdev lists interfaces by name.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',

  all: misplacedItems(['forward@dev', 'forward/interface']),
  *check(all, file, workspace, { libvirt }) {
    for (const it of all) {
      if (it.mode !== 'hostdev') return;
      const dev = it.attribute ?? it.element.attribute('dev');
      if (!dev?.value) continue;
      yield {
        span: dev.valueSpan,
        message: `interface ${dev.value} in mode hostdev: guests get PCI devices, expected pf or address`,
        related: modePlace(file),
        fixes: [...asPhysicalFunction(all), ...modeChanges(file, workspace, it.row, libvirt)],
      };
    }
  },
});

/** Only one physical function can be named, so this is for a network with one interface. */
function asPhysicalFunction(all: readonly Misplaced[]): Fix[] {
  const [it] = all;
  if (!it || all.length > 1 || it.element.child('pf') || it.element.parent?.child('pf')) return [];
  const dev = (it.attribute ?? it.element.attribute('dev'))!;
  const edits = it.attribute
    ? [...removeAttribute(it.attribute), ...insertChild(it.element, `<pf dev='${dev.raw}'/>`)]
    : renameElement(it.element, 'pf');
  return [fix(`Use ${dev.value} as physical function, whose virtual functions guests get`, edits)];
}

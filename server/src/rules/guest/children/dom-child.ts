// What a network card holds and its type does not take.
import { typesFor, type TypeRow } from '../../../schema/guest/support';
import type { Severity, Version } from '../../../schema/types';
import { removeAttribute, removeElement } from '../../../syntax/xml/write';
import { fix } from '../../../fixes/fix';
import { misfitsOf, type Misfit } from '../../../model/guest/cards';
import { ruleOfEach } from '../../rule';

export const domChild = ruleOfEach({
  name: 'dom-child',
  of: ['guest'],
  severity: 'error',
  summary: 'Something in a network card that its type does not take.',
  source: 'libvirt 9.0.0 and 11.3.0: each was defined and started in each type',
  codes: {
    'dom-child-forbidden': 'libvirt refuses the guest, or it does not start.',
    'dom-child-ignored': 'It is dropped, or kept and does nothing.',
    'dom-filterref-ignored': 'A filter that filters nothing.',
  },
  each: misfitsOf,
  *check(it, _file, _workspace, { libvirt }) {
    const { element, attribute, row, type } = it;
    const alone = attribute && element.attributes.length === 1 && element.children.length === 0;
    const removal = attribute && !alone ? removeAttribute(attribute) : removeElement(element);
    const [code, severity, becomes] = verdicts[it.support];
    yield {
      code: row.item === 'filterref' ? 'dom-filterref-ignored' : code,
      severity,
      span: attribute ? attribute.span : element.nameSpan,
      message: `${shown(it)} in an interface of type ${type}: ${row.why}, and ${becomes}${expected(row, libvirt)}`,
      fixes: [fix(`Remove ${attribute?.name ?? `<${element.name}>`}`, removal)],
    };
  },
});

const verdicts: Readonly<Record<Misfit['support'], readonly [code: string, severity: Severity, becomes: string]>> = {
  refused: ['dom-child-forbidden', 'error', 'libvirt refuses the guest'],
  unsupported: ['dom-child-forbidden', 'error', 'libvirt refuses a guest of QEMU'],
  unstartable: ['dom-child-forbidden', 'error', 'the guest does not start'],
  dropped: ['dom-child-ignored', 'error', 'libvirt drops it without a word'],
  idle: ['dom-child-ignored', 'warning', 'it does nothing'],
};

const shown = ({ element, attribute }: Misfit): string =>
  attribute ? `${attribute.name}="${attribute.value}"` : `<${element.name}>`;

function expected(row: TypeRow, libvirt: Version): string {
  const types = typesFor(row, libvirt).filter((it) => it !== 'null' && it !== 'vds');
  if (types.length === 0) return '';
  return `; expected type ${types.length === 1 ? types[0]! : `${types.slice(0, -1).join(', ')} or ${types.at(-1)!}`}`;
}

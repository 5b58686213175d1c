// Names that libvirt takes and shells stumble over.
import { fix } from '../../../fixes/fix';
import { setText } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { oddNamesOf, slugOf } from '../../../model/network/name';

export const nameAwkward = ruleOfEach({
  code: 'name-awkward',
  of: ['network'],
  severity: 'hint',
  summary: 'The name of the network needs care in a shell.',
  source: 'https://libvirt.org/formatnetwork.html#general-metadata asks for letters and digits',
  each: oddNamesOf,
  *check(name, { tree }) {
    const plain = name.value.trim();
    // The rest is said by name-slash, name-newline, name-blank and entity-or-doctype.
    if (plain === '' || /[/\n]/.test(plain)) return;
    if (tree.text.includes('<!DOCTYPE')) return;
    if (/^[a-z\d][\w.-]*$/i.test(plain)) return;
    const why = plain.startsWith('-') ? 'virsh takes it for an option' : 'it must be quoted in a shell';
    yield {
      span: name.span,
      message: `${plain} is an awkward name: ${why}`,
      fixes: [fix(`Change to ${slugOf(plain)}`, setText(name.element, slugOf(plain)))],
    };
  },
});

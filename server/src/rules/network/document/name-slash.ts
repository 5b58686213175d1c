// A slash in the name, which becomes the name of a file.
import { fix } from '../../../fixes/fix';
import { setText } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { oddNamesOf } from '../../../model/network/name';

export const nameSlash = ruleOfEach({
  code: 'name-slash',
  of: ['network'],
  severity: 'error',
  summary: 'The name of the network has a slash.',
  source: 'virNetworkDefParseXML in libvirt: "name … cannot contain \'/\'"',
  each: oddNamesOf,
  *check(name) {
    if (!name.value.includes('/')) return;
    const instead = name.value.replaceAll('/', '-');
    yield {
      span: name.span,
      message: `${name.value.trim()} has a slash, which cannot stand in the name of a file`,
      fixes: [fix(`Change to ${instead.trim()}`, setText(name.element, instead), true)],
    };
  },
});

// A comma in the name of a boot file.
import { fix, type Fix } from '../../../fixes/fix';
import { parseIpv4 } from '../../../address';
import type { Attribute } from '../../../syntax/tree';
import { setAttribute, setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { bootpsOf } from '../../../model/network/dhcp';

export const bootpFileComma = ruleOfEach({
  code: 'bootp-file-comma',
  of: ['network'],
  severity: 'warning',
  summary: 'The name of a boot file has a comma.',
  source: 'dnsmasq(8), --dhcp-boot; libvirt writes the name as it is',

  each: bootpsOf,
  *check({ bootp, address }) {
    const name = bootp.attribute('file');
    const comma = name?.value.indexOf(',') ?? -1;
    if (!name || comma < 0 || address.family === 6) return;
    yield {
      span: name.spanOf(comma, comma + 1),
      message: `dnsmasq takes ${name.value.slice(0, comma) || 'nothing'} as the file and the rest as name and address of the server, expected no comma`,
      fixes: fixesOf(name),
    };
  },
});

function fixesOf(name: Attribute): Fix[] {
  const [first = '', ...rest] = name.value.split(',');
  const server = rest.map((it) => it.trim()).find((it) => parseIpv4(it) >= 0);
  const file = first.trim();
  if (file === '') return [];
  if (server === undefined || name.element.attribute('server'))
    return [fix(`Change to ${file}`, setAttributeValue(name, file))];
  return [
    fix(
      `Change to ${file} on the server ${server}`,
      [...setAttributeValue(name, file), ...setAttribute(name.element, 'server', server)],
      true,
    ),
  ];
}

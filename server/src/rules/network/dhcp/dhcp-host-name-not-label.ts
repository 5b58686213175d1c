// A host name that dnsmasq cannot use.
import { freeNames } from '../../../fixes/dhcp-hosts';
import { fix } from '../../../fixes/fix';
import { setAttribute } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { hostElementOf } from '../../../model/network/dhcp';
import { hostsWith } from '../../../model/network/host-table';

export const dhcpHostNameNotLabel = ruleOfAll({
  code: 'dhcp-host-name-not-label',
  of: ['network'],
  severity: 'warning',
  summary: 'A host name with characters that a name in DNS cannot have, or too long for one.',
  source: 'dnsmasq 2.90, src/util.c, legal_hostname and check_name: bad DHCP host name',

  all: hostsWith('oddName'),
  *check(hosts, file) {
    const free = freeNames(file);
    for (const it of hosts) {
      const fault = faultOf(it.name!);
      if (fault === undefined) continue;
      const wish = slug(it.name!);
      const name = wish === '' ? '' : free(wish);
      yield {
        span: it.nameAt!.span,
        message: `${it.name!} ${fault}, so dnsmasq drops the name or the whole host; expected letters, digits and dashes`,
        fixes: name === '' ? [] : [fix(`Change to ${name}`, setAttribute(hostElementOf(file.tree, it), 'name', name))],
      };
    }
  },
});

/** What dnsmasq does not take in the first label; other characters than ASCII it converts. */
function faultOf(name: string): string | undefined {
  let label = 0;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code === 46) {
      label = 0;
      continue;
    }
    if (++label > 63) return 'has a part of more than 63 characters';
    const letter = code | 32;
    const legal = (97 <= letter && letter <= 122) || (48 <= code && code <= 57) || code === 45 || code === 95;
    if (legal || code > 127) continue;
    // These have a finding of their own: libvirt stores them so that it cannot read them again.
    if (code === 38 || code === 39 || code === 60 || i === 0) return undefined;
    return code === 32 ? 'has a blank' : `has ${JSON.stringify(name[i])}`;
  }
  return undefined;
}

const slug = (name: string): string =>
  name
    .replace(/[^\w.-]+/g, '-')
    .slice(0, 63)
    .replace(/[-.]$/, '');

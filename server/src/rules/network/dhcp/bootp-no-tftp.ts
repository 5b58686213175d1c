// A boot file that this network does not serve.
import type { File } from '../../../model/file';
import { ruleOfEach } from '../../rule';
import { memoize } from '../../../memoize';
import { whereManaged } from '../../../model/network/mode';
import { bootpsOf } from '../../../model/network/dhcp';

export const bootpNoTftp = ruleOfEach({
  code: 'bootp-no-tftp',
  of: ['network'],
  severity: 'hint',
  summary: 'A boot file with neither a server nor a tftp on the network.',
  source: 'https://libvirt.org/formatnetwork.html#addressing',

  each: whereManaged(bootpsOf),
  *check({ bootp, active, address }, file) {
    const name = bootp.attribute('file');
    // iPXE fetches by http and others what has a scheme.
    if (
      !name?.value ||
      !active ||
      address.family === 6 ||
      bootp.attribute('server') ||
      name.value.includes('://') ||
      servesTftp(file)
    )
      return;
    yield {
      span: name.valueSpan,
      message: `guests ask this host for ${name.value}, but the network has no tftp; expected tftp in an ip, or server in bootp`,
    };
  },
});

/** By an element of the network, or an option for dnsmasq. */
const servesTftp = memoize(
  ({ tree }: File): boolean =>
    tree.at('ip/tftp').some((it) => it.value('root')) ||
    (tree.root?.children ?? []).some(
      (it) =>
        it.localName === 'options' &&
        it.children.some((option) => /tftp|dhcp-boot|pxe/.test(option.value('value') ?? '')),
    ),
);

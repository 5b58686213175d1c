// A directory for TFTP that dnsmasq will not find.
import { fix } from '../../../fixes/fix';
import { setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { elementsAt } from '../../../model/network/elements';

export const tftpRootMissing = ruleOfEach({
  code: 'tftp-root-missing',
  of: ['network'],
  severity: 'warning',
  summary: 'The directory of tftp cannot exist, or is not an absolute path.',
  source: 'dnsmasq 2.90, src/dnsmasq.c: TFTP directory … inaccessible; it runs in the root directory',

  each: elementsAt('ip/tftp'),
  *check(tftp) {
    const root = tftp.attribute('root');
    if (!root || root.value === '') return;
    const path = root.value;
    if (/^\/(?:nonexistent|dev\/null)(?:\/|$)/.test(path))
      yield {
        span: root.valueSpan,
        message: `${path} is no directory on any host, so dnsmasq does not start; expected one that exists`,
      };
    else if (!path.startsWith('/'))
      yield {
        span: root.valueSpan,
        message: `${path} is not an absolute path and is looked for below /, expected a path such as /var/lib/tftpboot`,
        fixes: [fix(`Change to ${absolute(path)}`, setAttributeValue(root, absolute(path)))],
      };
  },
});

/** The path as dnsmasq finds it from /, above which there is nothing. */
function absolute(path: string): string {
  const steps: string[] = [];
  for (const it of path.split('/'))
    if (it === '..') steps.pop();
    else if (it !== '' && it !== '.') steps.push(it);
  return `/${steps.join('/')}`;
}

// A directory for TFTP that a host may not have: dnsmasq does not start there, and the network with it.
import { onlyWith } from '../../../schema/host-words';
import { hasFolder } from '../../../model/inventory';
import { conditionsAround } from '../../../model/on-host';
import { ruleOfEach } from '../../rule';
import { attributesAt } from '../../../model/network/elements';
import { optionLinesOf } from '../../../model/network/dnsmasq/lines';

export const tftpRootOfHost = ruleOfEach({
  code: 'tftp-root-of-host',
  of: ['network'],
  severity: 'information',
  summary: 'The network starts only where the directory for TFTP is.',
  source: 'dnsmasq 2.90, src/dnsmasq.c: TFTP directory … inaccessible, with which it ends',

  each: attributesAt('ip/tftp@root'),
  *check(root, file, workspace) {
    const path = root.value.endsWith('/') ? root.value.slice(0, -1) : root.value;
    // The rest is no directory of any host; see tftp-root-missing.
    if (!path.startsWith('/') || everywhere.test(path) || nowhere.test(path)) return;
    if (optionLinesOf(file).of('tftp-no-fail').length > 0) return;
    const host = conditionsAround(file, workspace);
    const isThere = hasFolder(host?.folders, path);
    if (isThere === undefined) yield { span: root.valueSpan, message: onlyWith(`the directory ${root.value}`) };
    else if (!isThere)
      yield {
        span: root.valueSpan,
        severity: 'error',
        message: `the host has no directory ${root.value}, and libvirt does not start the network`,
        related: [{ at: host!.at, message: 'what is known of the host' }],
      };
  },
});

const nowhere = /^\/(?:nonexistent|dev\/null)(?:\/|$)/;

/** Directories of the file hierarchy standard, which every host has. */
const everywhere =
  /^\/(?:boot|etc|home|media|mnt|opt|root|run|srv|tmp|usr(?:\/(?:local|share))?|var(?:\/(?:cache|lib|log|tmp))?)$/;

// A directory for TFTP that a host may not have: dnsmasq does not start there, and the network with it.
import { onlyWith } from '../../../schema/host-words';
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
  *check(root, file) {
    const path = root.value.endsWith('/') ? root.value.slice(0, -1) : root.value;
    // The rest is no directory of any host; see tftp-root-missing.
    if (!path.startsWith('/') || everywhere.test(path) || nowhere.test(path)) return;
    if (optionLinesOf(file).of('tftp-no-fail').length > 0) return;
    yield { span: root.valueSpan, message: onlyWith(`the directory ${root.value}`) };
  },
});

const nowhere = /^\/(?:nonexistent|dev\/null)(?:\/|$)/;

/** Directories of the file hierarchy standard, which every host has. */
const everywhere =
  /^\/(?:boot|etc|home|media|mnt|opt|root|run|srv|tmp|usr(?:\/(?:local|share))?|var(?:\/(?:cache|lib|log|tmp))?)$/;

// Names from which no file name can be made.
import { ruleOfEach } from '../../rule';
import { oddNamesOf } from '../../../model/network/name';

/** With `.hostsfile` behind it, the longest file name that Linux takes. */
const mostWithHosts = 245;
/** The same for the definition itself, `.xml.new`. */
const most = 247;

export const nameTooLong = ruleOfEach({
  code: 'name-too-long',
  of: ['network'],
  severity: 'error',
  summary: 'The name of the network is too long for the files that libvirt makes of it.',
  source: 'seen with libvirt 9.0.0: 248 bytes cannot be defined, 246 cannot be started with an ip',
  each: oddNamesOf,
  *check(name, { tree }) {
    if (name.value.length * 3 <= mostWithHosts) return;
    const length = Buffer.byteLength(name.value);
    const limit = tree.at('ip').length > 0 ? mostWithHosts : most;
    if (length <= limit) return;
    yield { span: name.span, message: `the name has ${length} bytes, expected at most ${limit}` };
  },
});

// What virsh says on standard error, read into a failure that a person understands.
import { type Failure, failure, type Reason } from './command';
import { notWellFormedIn, schemaFaultIn } from './libxml2';

/**
 * libvirt's text without virsh's `error: ` in front; empty when nothing failed. virsh has no exit status while it is
 * kept open: a command failed when it printed an error. That a connection was lost or found again is no failure.
 */
export function errorsIn(complaint: string): string {
  const lines: string[] = [];
  let inError = false;
  for (const line of complaint.split('\n')) {
    if (line.startsWith('error: ')) {
      const text = line.slice('error: '.length);
      inError = !connectionNews.some((it) => text.startsWith(it));
      if (inError) lines.push(text);
    } else if (inError) lines.push(line);
  }
  return lines.join('\n').trimEnd();
}

/** The failure that libvirt's text means. `uri` and `what` (a verb of virsh) are for the message. */
export function failureOf(detail: string, uri: string | undefined, what: string): Failure {
  const reason = reasonOf(detail);
  const at = uri ?? 'the default connection';
  if (reason === 'unreachable') return failure(reason, `libvirt does not answer at ${at}: ${causeOf(detail)}`, detail);
  if (reason === 'not-permitted')
    return failure(reason, `libvirt at ${at} does not permit ${what}: ${causeOf(detail)}`, detail);
  const advice = advices.find(([pattern]) => pattern.test(detail))?.[1];
  return failure(reason, `${what} failed: ${causeOf(detail)}${advice ? `; ${advice}` : ''}`, detail);
}

/**
 * The last cause in libvirt's text, in one line: in our words where it is libxml2's, else without the class of the error.
 * A libvirtd speaks the language of its host; what is not English is left to those who read the text itself.
 */
export function causeOf(detail: string): string {
  const unreadable = notWellFormedIn(detail);
  if (unreadable) return `the XML is not well-formed in line ${unreadable.line}`;
  const fault = schemaFaultIn(detail);
  if (fault) return `the schema ${fault.says}`;
  const lines = detail.split('\n');
  // virsh prints the context first (`Failed to define network from x`), then libvirt's own message.
  const cause = lines.length > 1 ? lines.slice(1) : lines;
  const text = cause
    .map((it) => it.trim())
    .filter((it) => it !== '')
    .join('; ');
  const ofClass = classes.find((it) => text.startsWith(it));
  if (ofClass === undefined && cause !== lines && !isEnglish(text)) return 'libvirt says why in another language';
  return text.slice(ofClass?.length ?? 0).replace(/\.$/, '');
}

/** A value, as libvirt quotes it, and as its translators do: with single or double quotes, and between angles. */
export const quotation =
  /\B'([^'\n]{1,200})'|"([^"\n]{1,200})"|[\u2018\u201c\u201e\u00bb\u00ab\u201d]\s?([^\u2019\u201c\u201d\u00bb\u00ab\n]{1,200}?)\s?[\u2019\u201c\u201d\u00bb\u00ab]/g;

/** No message of libvirt in one of its 45 other languages has one of these words. */
const english =
  /(?<![\w-])(?:adding|allowed|already|authentication|available|busy|can't|cancelled|cannot|could|couldn't|creating|denied|does|doesn't|during|exceeds|exists|expected|expecting|failed|forbidden|found|has|have|invalid|isn't|mismatch|missing|must|needs|not|only|opening|prohibited|refused|rejected|removing|requested|required|requires|should|such|the|too|unable|unavailable|unexpected|unknown|unsupported|while|without)(?![\w-])/i;

function isEnglish(text: string): boolean {
  // Values may be in any language.
  const words = text.replace(quotation, '');
  return [english, notPermitted, unreachable].some((it) => it.test(words)) && !/[^\p{ASCII}\p{P}\p{S}]/u.test(words);
}

const connectionNews = ['Disconnected from ', 'Reconnected to the hypervisor', 'Cannot connect to the closed'];

/** Names of error classes that say nothing to a person (virErrorMsg in libvirt's src/util/virerror.c). */
const classes = [
  'XML error: ',
  'internal error: ',
  'operation failed: ',
  'unsupported configuration: ',
  'Requested operation is not valid: ',
  'Network not found: ',
  'XML document failed to validate against schema: ',
];

const notPermitted =
  /authentication (?:failed|unavailable|cancelled)|access denied|permission denied|operation not permitted|no polkit|read only access|not available in session mode/i;
const unreachable =
  /failed to connect|unable to connect|cannot recv data|end of file while reading|client socket is closed|connection (?:refused|reset)|no connection driver|could not resolve|no valid connection|keepalive timeout|disconnected from .* due to/i;

function reasonOf(detail: string): Reason {
  if (notPermitted.test(detail)) return 'not-permitted';
  return unreachable.test(detail) ? 'unreachable' : 'failed';
}

const advices: readonly (readonly [RegExp, string])[] = [
  [/already exists with uuid/, 'without the uuid of the network of that name libvirt takes it for another one'],
  [/is already defined with uuid/, 'a uuid belongs to one network; give the new one no uuid or its own'],
  [/can't undefine transient network/, 'a transient network is gone once it is stopped'],
  [/cannot set autostart for transient network/, 'define it first'],
  [
    /bridge name .* already in use/,
    'another network or interface has this bridge; without a name libvirt picks a free one',
  ],
  [
    /error creating bridge interface .*File exists/,
    'the host has an interface of this name, perhaps left by a libvirtd that was killed; `ip link delete` removes it',
  ],
  // See "tells why libvirtd takes none so large".
  [/Unable to encode message payload/, 'libvirt sends no definition of more than 4 MB'],
  [/already in use by interface/, 'an interface of the host has addresses of this network'],
];

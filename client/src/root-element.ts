// Tells from the beginning of an XML text whether it is a document of libvirt's that the server knows. No parser: the server
// has one.

/** A network, with or without a prefix, or an element of one as `virsh net-update` takes it. */
const looks =
  /^<(?:(?:[\w.-]{1,40}:)?network(?![\w.:-])|(?:host\s+(?:mac|ip|name|id)|range\s+(?:start|end)|txt\s+(?:name|value)|srv\s+(?:service|protocol)|portgroup\s+name|interface\s+dev)\s*=)/;

/** A guest, a card of one, a filter of packets. */
const looksLikeOthers = /^<(?:domain|interface|filter)(?![\w.:-])/;

/** True when the first element of the text is a network, or of one. */
export const isNetwork = (text: string): boolean => looks.test(firstTagOf(text));

/** True when it is that, or anything else of libvirt's that the server has a word about. */
export function isLibvirts(text: string): boolean {
  const tag = firstTagOf(text);
  return looks.test(tag) || looksLikeOthers.test(tag);
}

/** The beginning of the first element; empty where there is none. */
function firstTagOf(text: string): string {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
    else if (text.startsWith('<%', at)) at = after(text, '%>', at + 2);
    else if (text.startsWith('<!', at)) at = after(text, '>', at + 2);
    else return text.slice(at, at + 60);
  }
  return '';
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}

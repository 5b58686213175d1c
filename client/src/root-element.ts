// Tells from the beginning of an XML text whether it describes a libvirt network. No parser: the server has one.

/** A network, with or without a prefix, or an element of one as `virsh net-update` takes it. */
const looks =
  /^<(?:(?:[\w.-]{1,40}:)?network(?![\w.:-])|(?:host\s+(?:mac|ip|name|id)|range\s+(?:start|end)|txt\s+(?:name|value)|srv\s+(?:service|protocol)|portgroup\s+name|interface\s+dev)\s*=)/;

/** True when the first element of the text looks like that. */
export function isNetwork(text: string): boolean {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
    else if (text.startsWith('<%', at)) at = after(text, '%>', at + 2);
    else if (text.startsWith('<!', at)) at = after(text, '>', at + 2);
    else return looks.test(text.slice(at, at + 60));
  }
  return false;
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}

// Attributes that libvirt does not know. It reads past them, and they are gone on the next save.
import { fix, type Fix, replace } from '../../../fixes/fix';
import { nearest } from '../../../schema/nearest';
import type { Attribute, Element } from '../../../syntax/tree';
import { removeAttribute } from '../../../syntax/xml/write';
import { type Finding, ruleOfEach } from '../../rule';
import { isNatRange } from '../../../model/network/nat-parts';
import { surveyOf, type UnknownAttribute } from '../../../model/network/survey';

export const unknownAttribute = ruleOfEach({
  code: 'unknown-attribute',
  of: ['network', 'guest'],
  severity: 'error',
  summary: 'An attribute that libvirt does not know on this element.',
  source: 'https://libvirt.org/formatnetwork.html and network.rng; the parser ignores it, the schema refuses it',
  each: ({ tree }) => surveyOf(tree).unknownAttributes,
  *check(it) {
    if (!isJudgedElsewhere(it)) yield findingOf(it);
  },
});

/** A prefixed attribute of an option for dnsmasq, and a range that stands in forward instead of nat. */
function isJudgedElsewhere({ attribute, row }: UnknownAttribute): boolean {
  const { name } = attribute;
  if (row.namespace !== undefined && name.endsWith(':value')) return true;
  return attribute.element.name === 'address' && isNatRange(attribute.element) && (name === 'start' || name === 'end');
}

function findingOf({ attribute, row }: UnknownAttribute): Finding {
  const { element, name } = attribute;
  const { parent } = element;
  // Looking for neighbours takes a while; among so many unknown names nobody needs them.
  const isCrowd = element.attributes.length > 100;
  const known = Object.keys(isCrowd ? {} : row.attributes).filter(
    (it) => !row.attributes[it]!.outputOnly && !element.attribute(it),
  );
  const similar = nearest(name, known);
  const meant = similar.length > 0 ? similar : synonymsOf(name).filter((it) => known.includes(it));
  const expected = meant.length > 0 ? `, expected ${meant.join(' or ')}` : whereElse(name, row.children, parent);
  return {
    span: attribute.nameSpan,
    message: `${name} is not known on <${element.name}>${expected}`,
    fixes: [
      ...meant.map((it) => replace(`Change to ${it}`, attribute.nameSpan, it, meant.length === 1)),
      ...removal(attribute),
    ],
  };
}

/** Words that people write for others. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  ip: ['address'],
  addr: ['address', 'addr'],
  cidr: ['prefix'],
  mask: ['netmask'],
  subnet: ['netmask', 'prefix'],
  via: ['gateway'],
  gw: ['gateway'],
  from: ['start'],
  first: ['start'],
  to: ['end'],
  stop: ['end'],
  last: ['end'],
  hostname: ['name'],
  device: ['dev'],
  interface: ['dev'],
  hwaddr: ['mac', 'address'],
  vlan: ['id'],
  time: ['expiry'],
};

function synonymsOf(name: string): readonly string[] {
  const word = name.toLowerCase();
  return Object.hasOwn(synonyms, word) ? synonyms[word]! : [];
}

/** An element of that name near by says where the setting went. */
function whereElse(name: string, children: object, parent: Element | undefined): string {
  if (Object.hasOwn(children, name)) return `, expected it as the element <${name}>`;
  return name === 'mtu' && parent?.name === 'network' ? ', expected the element <mtu size="…"/> in <network>' : '';
}

const removal = (attribute: Attribute): Fix[] => [fix(`Remove ${attribute.name}`, removeAttribute(attribute))];

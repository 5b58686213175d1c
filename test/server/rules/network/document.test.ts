// UUIDs and metadata that libvirt does not keep, with what each repair makes of them.
import { checkRepairs, type RepairsOf } from '../../../support/repairs';

const cases: readonly RepairsOf[] = [
  {
    code: 'uuid-nil',
    around: ['', ''],
    rows: [
      [
        '<uuid>00000000-0000-0000-0000-000000000000</uuid>',
        '00000000-0000-0000-0000-000000000000 is the same byte throughout, expected a UUID of its own',
        '* Remove <uuid>, libvirt makes one',
        '',
      ],
      [
        '<uuid> FFFFFFFF-ffff-FFFF-FFFF-FFFFFFFFFFFF </uuid>',
        'FFFFFFFF-ffff-FFFF-FFFF-FFFFFFFFFFFF is the same byte throughout, expected a UUID of its own',
        '* Remove <uuid>, libvirt makes one',
        '',
      ],
      [
        '<uuid>abababababababababababababababab</uuid>',
        'abababababababababababababababab is the same byte throughout, expected a UUID of its own',
        '* Remove <uuid>, libvirt makes one',
        '',
      ],
      ['<uuid>00000000-0000-0000-0000-000000000001</uuid>'],
      ['<uuid>0000000000000000</uuid>'],
      ['<uuid></uuid>'],
    ],
  },
  {
    code: 'metadata-no-namespace',
    around: ['<metadata>', '</metadata>'],
    rows: [
      ['<a/>', '<a> is in no namespace, libvirt drops it', 'Put it into a namespace', '<a xmlns="urn:example:a"/>'],
      [
        '<x:a/>',
        'the prefix x is not declared, libvirt drops <x:a>',
        'Put it into a namespace',
        '<x:a xmlns:x="urn:example:a"/>',
      ],
      ["<x:a xmlns:x='urn:x'/>"],
      ["<a xmlns='urn:x'/>"],
      [
        "<a b='1'/>",
        '<a> is in no namespace, libvirt drops it',
        'Put it into a namespace',
        `<a xmlns="urn:example:a" b='1'/>`,
      ],
      ["<a xmlns='urn:x'><b xmlns=''/></a>"],
      ['text'],
      ['<'],
    ],
  },
  {
    code: 'metadata-duplicate-namespace',
    around: ['<metadata>', '</metadata>'],
    rows: [
      [
        "<a xmlns='urn:x'/><b xmlns='urn:x'/>",
        'urn:x has an element here already, libvirt keeps the first and drops <b>',
        'Move it into <a>',
        "<a xmlns='urn:x'><b xmlns='urn:x'/></a>",
      ],
      [
        "<x:a xmlns:x='urn:x'/><y:a xmlns:y='urn:x'/>",
        'urn:x has an element here already, libvirt keeps the first and drops <y:a>',
        'Move it into <x:a>',
        "<x:a xmlns:x='urn:x'><y:a xmlns:y='urn:x'/></x:a>",
      ],
      ["<a xmlns='urn:x'/><b xmlns='urn:y'/>"],
      ['<a/><b/>'],
      [
        "<a xmlns='urn:x'></a><b xmlns='urn:x'>",
        'urn:x has an element here already, libvirt keeps the first and drops <b>',
      ],
    ],
  },
];

describe('the UUID and the metadata of a network', () => checkRepairs(cases));

// Definitions of the network `lab` without a uuid, written so that its name and the lack of a uuid are hard to see.

export const oddDefinitions: Readonly<Record<string, string>> = {
  'a comment with tags before the name':
    '<network>\n<!-- was </name><uuid>1</uuid> -->\n<name>lab</name>\n</network>\n',
  'a comment with tags behind it': '<network><name>lab</name><!-- <uuid>, see </name> --></network>',
  'a comment above the root': '<!-- <network><name>other</name> -->\n<network><name>lab</name></network>',
  'an instruction with tags': '<?note <uuid></name> ?><network><name>lab</name></network>',
  'blanks in the tags': '<network ><name\n>lab</name\t></network >',
  'a comment in the name': '<network><name>l<!-- </name> -->ab</name></network>',
  'a name in CDATA': '<network><name><![CDATA[lab]]></name></network>',
  'a name with a character reference': '<network><name>la&#x62;</name></network>',
  'names and uuids of others below it':
    "<network><metadata><x:a xmlns:x='urn:x'><x:uuid>1</x:uuid><name>no</name></x:a></metadata>" +
    "<name>lab</name><dns><txt name='uuid' value='a &lt;uuid>'/></dns></network>",
  'the name at the end': "<network><ip address='10.77.0.1' prefix='24'/><name>lab</name></network>",
  'line ends of Windows': '\ufeff<network>\r\n  <name>lab</name>\r\n</network>\r\n',
};

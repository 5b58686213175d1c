// A guest as somebody defines it, with one card.

/** The definition; `source` is what the card is on, as attributes. */
export const guestDefinition = (name: string, type: string, source: string, mac: string): string =>
  `<domain type='kvm'>
  <name>${name}</name>
  <memory unit='MiB'>512</memory>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64'>hvm</type>
  </os>
  <devices>
    <interface type='${type}'>
      <mac address='${mac}'/>
      <source ${source}/>
      <model type='virtio'/>
    </interface>
  </devices>
</domain>
`;

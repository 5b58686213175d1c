// What libvirt takes as it is meant, and only its schema does not: warnings, which `net-define --validate` refuses.

/** Codes of such findings; some of them are errors where libvirt refuses the value as well. */
export const ofSchema: ReadonlySet<string> = new Set([
  'bool-case',
  'bridge-name-template',
  'bridge-stp-value',
  'dhcp-host-id-invalid',
  'dns-host-name-char',
  'domain-name-invalid',
  'forward-driver-model',
  'forward-mode-none',
  'forward-mode-unknown',
  'mac-short',
  'srv-protocol',
  'txt-name-char',
  'uuid-loose-form',
  'vlan-trunk-value',
]);

/** Whether a refusal is that of the schema, which hides what the parser would say. */
export const isOfSchema = (said: string): boolean => said.includes('failed to validate against schema');

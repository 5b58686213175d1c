// The flags that tell a DHCP server what to do with the host name: a sum of bits, of which some exclude each other.

const serve = 1;
/** The name is encoded; DHCPv6 knows no other form. */
export const encoded = 2;
const noUpdate = 4;
const cleared = 8;

/** Why flags do not go together; undefined where they do. Source: nm-utils.c: _nm_utils_validate_dhcp_hostname_flags. */
export function wrongHostnameFlags(flags: number): string | undefined {
  if (flags > 15) return `${flags} has bits beyond 1, 2, 4 and 8`;
  if (flags & serve && flags & noUpdate) return '1 and 4 exclude each other';
  return flags & cleared && flags !== cleared ? '8 stands alone' : undefined;
}

// A profile, and the keyfile that it becomes.
export const eth0 = 'TYPE=Ethernet\nDEVICE=eth0\nNAME=eth0\nBOOTPROTO=dhcp\nIPV6INIT=no\n';
export const keyfile = `[connection]
id=eth0
type=ethernet
interface-name=eth0

[ipv4]
method=auto

[ipv6]
method=ignore
`;

// Which findings are about more than what stands at their place, so that a template may settle them. A test finds those
// that are missing here: test/mutants/templates-sound.test.ts.

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** About what is not there: elements, attributes or lines that come from outside may bring it. */
export const absences: ReadonlySet<string> = wordsOf(`
  address-gap address-index-unseen alias-device alias-no-address bandwidth-average-missing bandwidth-empty
  bandwidth-mode-forbidden bond-mode-for-vm-bridge bond-mode-missing bond-mode-numeric bond-no-monitoring bootproto-missing
  bonding-opts-on-port bootp-no-file bootp-no-tftp bootp-without-dhcp bridge-in-bridge
  bridge-mac-table-no-bridge bridge-name-auto bridge-name-not-virbr bridge-options-unmanaged
  bridge-timer-relation bridge-zone-no-firewalld device-missing dhcp-empty dhcp-host-name-fqdn
  dhcp-host-no-identity dhcp-host-no-ip dhcp-hostname-flags-conflict dhcp-key-without-dhcp dhcp-lease-no-expiry
  dhcp-lease-too-short dhcp-range-adjacent-mergeable dhcp-range-covers-gateway dhcp-range-incomplete
  dhcp-static-only dhcpv6c-shadowed dns-gap dns-link-local dns-host-incomplete dns-unmanaged-mode dcb-percent-missing domain-register-not-local dot1x-client-cert-missing dot1x-private-key-missing dns-without-ip
  dnsmasq-ns-undeclared dnsmasq-option-no-value dnsmasq-unmanaged domain-name-missing domain-register-needs-ip
  domain-unmanaged-mode dom-driver-value dom-filter-parameter dom-mac-duplicate dom-filterref-missing dom-mac-missing dom-mac-reservation-no-mac dom-model-default
  dom-model-missing dom-model-required dom-model-usb-net dom-portforward-no-passt dom-portforward-range dom-source-missing dom-target-missing
  dom-type-missing dom-vhostuser-memory dom-vhostuser-source dom-virtualport-missing dot1x-fast-pac dot1x-identity-missing dot1x-inner-missing dot1x-keymgmt forward-dev-mismatch
  forward-driver-useless forward-interface-no-dev forward-managed-useless forward-mode-implicit
  forward-multiple-interfaces forward-needs-ip forward-pf-no-dev forward-pf-useless forward-pool-mixed
  forwarder-domain-only forwarder-empty forwarder-on-isolated gateway-index-mismatch
  gateway-is-network-or-broadcast global-gateway ib-pkey ifcfg-deprecated
  ip-address-missing ip-family-mismatch ip-prefix-missing-class-d-e ip-prefix-missing-classful
  ip-prefix-missing-ipv6 ip-public-range ip-same-subnet-twice ipaddr-invalid ipaddr-is-broadcast
  ipaddr-is-network ipv6-address-ignored ipv6-disable-meaning ipv6-forwarding-disables-autoconf
  ipv6-gateway-without-address ipv6-slaac-needs-64 kf-group-missing kf-key-newer kf-no-match kf-vlan-id-missing libvirt-forward-dev link-local-conflict mask-without-address
  master-without-slave metadata-no-namespace missing-attribute mtu-jumbo-hint mtu-mode-forbidden mtu-zero
  name-missing nat-address-incomplete nat-port-range netmask-invalid netmask-noncontiguous
  nm-controlled-no-unidentified overlapping-subnets-in-file pci-needs-hostdev pci-type pool-empty pool-exclusive route-default suse-format tftp-root-of-host wifi-ap-isolation
  port-empty portgroup-name-missing range-file route-bad-destination
  route-equals-own-subnet route-family route-gateway-unreachable route-host-bits route-incomplete
  route-length-alone
  root-not-network route-line-invalid route-prefix-missing route-sv-gap route-sv-netmask-missing s390-option slave-without-master
  sriov-vf-index srv-incomplete srv-needs-target static-no-address stp-option-without-stp tc-gap tftp-root-empty
  trust-rx-filters-useless txt-incomplete virtualport-incomplete virtualport-mode-mismatch
  virtualport-type-missing vlan-id vlan-no-tag vlan-on-port vlan-parent-undetermined vlan-vid wifi-ssid wifi-wep-mode
`);

/** Those of them that what stands in the same element settles, or a tag around it; where more does, the rule looks there. */
export const ofOneElement: ReadonlySet<string> = wordsOf(`
  bandwidth-average-missing bandwidth-empty bootp-no-file dhcp-host-no-ip dhcp-lease-no-expiry dhcp-range-incomplete
  dns-host-incomplete dnsmasq-option-no-value dom-filter-parameter dom-filterref-missing dom-mac-missing
  dom-model-default dom-model-missing dom-model-required dom-model-usb-net dom-portforward-no-passt dom-portforward-range dom-source-missing dom-target-missing dom-type-missing dom-vhostuser-memory dom-vhostuser-source
  dom-virtualport-missing domain-name-missing forward-interface-no-dev forward-pf-no-dev ip-address-missing
  missing-attribute mtu-zero nat-address-incomplete nat-port-range pci-type portgroup-name-missing route-incomplete
  srv-incomplete tftp-root-empty txt-incomplete vlan-id vlan-no-tag
`);

/** About values elsewhere in the file, or in others: one that is unknown may change them. */
export const relations: ReadonlySet<string> = wordsOf(`
  address-gap alias-name alias-duplicate-ip alias-orphan alias-prefix bond-file-missing bond-implicit-type bond-min-links-too-high bond-mixed-ports
  bond-no-ports bond-one-port bond-primary-not-port bond-target-wrong-type bootproto-missing bridge-delay-clamped bridge-timer-range
  bridge-file-missing bridge-nm-and-libvirt bridge-no-ports bridge-target-wrong-type bridge-vlans-no-filtering
  dns-host-dhcp-name-conflict controller-case controller-name-and-uuid controller-onboot-no dcb-not-enabled dcb-priority-disabled device-case-suspicious
  device-duplicate device-file-mismatch device-name-invalid dhcp-host-duplicate-name
  dhcp-host-ip-equals-route-gateway dns-family-disabled dns-without-effect domain-without-family dnsmasq-option-clash dnsmasq-option-conflicts dnsmasq-option-misread dom-bridge-not-found dom-direct-host-unreachable dom-driver-value dom-mac-duplicate dom-floor-no-network-qos dom-filter-not-found dom-bridge-not-allowed
  dom-libvirt-bridge-direct dom-network-not-found dom-port-isolated dom-portgroup-not-found dom-virtualport-network-mode dom-vlan-unsupported dot1x-eap-missing dot1x-leap-identity
  forwarder-disables-resolv key-unread gateway-outside-subnet global-gatewaydev-missing global-gateway-invalid libvirt-stp-delay gateway-with-dhcp gatewaydev-overrides ifcfg-unsupported
  ip-duplicate ipaddr-special ipv6init-missing key-deprecated key-other-backend key-wrong-type
  libvirt-bond-mode libvirt-bridge-missing libvirt-bridge-no-uplink libvirt-subnet-clash macaddr-duplicate
  macvtap-no-host-traffic master-uuid-missing multiple-default-routes name-duplicate nat-ipv6-no-ip nat-ipv6-not-translated
  no-default-route no-type-no-device ovs-bridge-missing peerdns-no-without-dns port-onboot-no port-zone
  portgroup-no-default prefix-missing reference-not-started route-duplicate route-file-name route-file-orphan
  route-shadowed route-via-unreachable routing-rule-table-empty rule-file-disables-routes subnet-duplicate
  dom-pci-slot bond-arp-no-target bond-option-mode bond-target-no-interval dom-model-default dom-null-vds
  dom-target-generated kf-macvlan-promiscuous kf-parent-missing sriov-vf-index
  kf-controller-by-id kf-controller-not-found kf-controller-self kf-controller-type-differs kf-group-missing kf-id-duplicate kf-key-newer kf-parent-by-id kf-uuid-duplicate kf-netplan-device kf-netplan-writes device-unmanaged qemu-acl-deny-wins qemu-acl-unknown-bridge dom-target-not-found
  team-file-missing team-no-ports team-target-wrong-type type-legacy-only type-missing profile-matches-any-nic type-unknown uuid-duplicate
  dcb-flags-disabled dot1x-cert-password forward-dev-missing-on-host ipv6-address-ignored key-foreign peerdns-no-with-dns range-file tftp-root-of-host resolved-of-host
  vlan-duplicate vlan-id-range vlan-id-undetermined vlan-mode-forbidden vlan-mtu vlan-parent-missing
  vlan-reorder-hdr vlan-yes-missing vrf-file-missing wifi-wep wifi-wep-mode wifi-wep-shared
`);

/** Those of them that another file does not change: a file beside a template is told. */
export const ofOneFile: ReadonlySet<string> = wordsOf(`
  address-gap bond-arp-no-target bond-option-mode bond-target-no-interval bridge-delay-clamped bridge-timer-range
  bridge-vlans-no-filtering dcb-not-enabled dcb-priority-disabled device-file-mismatch device-name-invalid
  dns-host-dhcp-name-conflict dcb-flags-disabled dhcp-host-duplicate-name dhcp-host-ip-equals-route-gateway dns-without-effect dnsmasq-option-clash
  dnsmasq-option-conflicts dnsmasq-option-misread
  dom-driver-value dom-pci-slot dot1x-cert-password dot1x-eap-missing dot1x-leap-identity gateway-with-dhcp
  ipaddr-special key-deprecated key-other-backend key-wrong-type kf-group-missing kf-key-newer
  kf-macvlan-promiscuous nat-ipv6-no-ip nat-ipv6-not-translated prefix-missing sriov-vf-index type-legacy-only
  type-missing type-unknown vlan-id-range vlan-id-undetermined vlan-mode-forbidden vlan-reorder-hdr
  key-foreign key-unread peerdns-no-with-dns tftp-root-of-host resolved-of-host wifi-wep-mode
`);

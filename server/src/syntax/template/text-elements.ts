// Elements that hold text. All others hold elements, and a mark that is all that stands in one of them brings some.

/**
 * By the schema of networks and guests of libvirt 12.8, those included that hold text in one place and elements in another:
 * of these only `<interface>` is far more often a network card than the name of a device.
 */
export const textElements: ReadonlySet<string> = new Set(
  `
  alignsize arch backend baselabel block bootloader bootloader_args cbitpos certificate char clusterSize cmdline compat
  cookie current currentMemory database datacenterpath description dhCert dtb emulator emulator_period emulator_quota
  entry genid global_period global_quota group group_name guestVisibleWorkarounds handle hard_limit hostData hostname
  hwuuid idAuth idBlock imagelabel init initarg initdir initenv initgroup initrd inituser iothread_period iothread_quota
  iothreads kernel key label loader lockspace maxMemory max_size maxpagesize memory min_guarantee mode model mrConfigId
  mrOwner mrOwnerConfig name node nodemask nvram on_crash on_lockfailure on_poweroff on_reboot owner pagesize partition
  path pcihole64 period policy product quota read_bytes_sec read_bytes_sec_max read_bytes_sec_max_length read_iops_sec
  read_iops_sec_max read_iops_sec_max_length reducedPhysBits requested root serial session shares shim size
  size_iops_sec sndbuf soft_limit space_hard_limit space_soft_limit swap_hard_limit table tb-cache title total_bytes_sec
  total_bytes_sec_max total_bytes_sec_max_length total_iops_sec total_iops_sec_max total_iops_sec_max_length tseg type
  uuid vcpu vendor weight write_bytes_sec write_bytes_sec_max write_bytes_sec_max_length write_iops_sec
  write_iops_sec_max write_iops_sec_max_length wwn
  `
    .trim()
    .split(/\s+/),
);

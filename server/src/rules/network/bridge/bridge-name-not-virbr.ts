// A bridge that libvirt makes, called like a device that hosts have: often a sign that another mode was meant.
import { replace } from '../../../fixes/fix';
import { modeWords } from '../../../schema/modes';
import { freeBridgeName } from '../../../model/lookup';
import { ruleOfEach } from '../../rule';
import { oddBridgeNamesOf } from '../../../model/network/bridge-name';

export const bridgeNameNotVirbr = ruleOfEach({
  code: 'bridge-name-not-virbr',
  of: ['network'],
  severity: 'hint',
  summary: 'A bridge that libvirt makes is called like a device of the host.',
  source: 'https://libvirt.org/formatnetwork.html#connectivity',

  each: oddBridgeNamesOf,
  *check(it, _file, workspace) {
    if (!it.isManaged || !hostDevice.test(it.name)) return;
    // Where the host has it, that is told; see bridge-name-on-host.
    if (workspace.devices(it.name).some((device) => device.by === 'host')) return;
    const free = freeBridgeName(workspace);
    yield {
      span: it.attribute.valueSpan,
      message: `libvirt makes a new bridge ${it.name} in ${modeWords[it.mode]} and fails when the host has one; a bridge of the host is used in mode bridge, and names of libvirt's own begin with virbr`,
      fixes: [replace(`Change to ${free}`, it.attribute.valueSpan, free)],
    };
  },
});

/** Names of systemd and the kernel for cards, and those that nearly every host with such a device has. */
const hostDevice =
  /^(?:(?:bond|team|eth|wlan|tun|tap|dummy|veth|em|ib)\d{1,4}|(?:br|bridge|docker|lxcbr|lxdbr|cni|ovs|ovsbr)0|br-(?:ex|int)|en[opsx]\w+|wl[opsx]\w+)$/;

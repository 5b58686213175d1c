// What a libvirtd needs that runs in namespaces of its own: it can touch nothing of the machine, and ends with who started it.
import { systemText } from '../disk';

/** Where programs of the system are, which an ordinary user does not look through. */
export const systemPath = `${process.env.PATH ?? ''}:/usr/sbin:/sbin:/usr/bin:/bin`;

/** Options of `unshare`. */
export const namespaces: readonly string[] = ['--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];

/**
 * Starts libvirtd with `libvirtd.conf` of a folder, and with what else is configured there in /etc/libvirt. /sys shows the
 * devices of the network namespace it was mounted in, so it is mounted anew. `cat` ends when the starter closes the pipe or dies; as
 * it is waited for by process 1 of the namespace, all ends then.
 */
export const daemonScript = `set -e
mount --make-rprivate /
mount -t sysfs sysfs /sys
for it in /run /etc/libvirt /var/lib/libvirt /var/cache/libvirt; do mkdir -p $it; mount -t tmpfs none $it; done
cp "$1"/*.conf /etc/libvirt/
ip link set lo up
libvirtd --config "$1/libvirtd.conf" --pid-file /run/libvirtd.pid </dev/null >&2 &
cat >/dev/null
`;

/** Lets everybody who sees the folder speak with the daemon. */
export const daemonConfiguration = (folder: string, log: string): string => `unix_sock_dir = "${folder}"
auth_unix_ro = "none"
auth_unix_rw = "none"
log_outputs = "${log}"
`;

/** Nothing of the machine that a namespace does not hold: no other user, no control groups. */
export const guestConfiguration = `user = "root"
group = "root"
security_driver = "none"
namespaces = []
cgroup_controllers = []
`;

/** The processes that a process has started: of `unshare` the first one inside. */
export const childProcessesOf = (pid: number): number[] =>
  systemText(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);

// A question of the rules about options of dnsmasq.
import type { File } from '../../../model/file';

/** Whether there may be a block of options, whatever its prefix; false is certain. */
export const hasOptions = ({ text }: File): boolean => text.includes('options');

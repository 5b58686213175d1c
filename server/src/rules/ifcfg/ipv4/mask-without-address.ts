// A mask decides that the profile is static, but there is no address.
import { type Fix, fix } from '../../../fixes/fix';
import { dropKeys, withoutAddresses } from '../../../fixes/ifcfg';
import { ruleOfEach } from '../../rule';
import { byNetworkManager, loadedProfilesOf, type Profile } from '../../../model/ifcfg/profile';
import { masksWithoutAddress } from '../../../model/ifcfg/addresses';

export const maskWithoutAddress = ruleOfEach({
  code: 'mask-without-address',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'PREFIX or NETMASK stands in a profile without IPADDR.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: is_any_ip4_address_defined; observed with 1.42.4',
  each: loadedProfilesOf,
  *check(profile, _file, _workspace, target) {
    const masks = masksWithoutAddress(profile);
    const [mask] = masks;
    if (!mask) return;
    const managed = byNetworkManager(profile, target);
    // The scripts flush what a port has.
    if (profile.port && !managed) return;
    yield {
      span: mask.attribute.span,
      severity: managed ? 'error' : 'warning',
      message: `${mask.attribute.name}=${mask.attribute.value} without IPADDR${mask.index}${managed ? refusal(profile) : ''}`,
      fixes: [
        profile.port
          ? ofPort(profile)
          : ofMasks(
              profile,
              masks.map((it) => it.attribute.name),
            ),
      ],
    };
  },
});

const ofMasks = (profile: Profile, names: readonly string[]): Fix =>
  fix(`Remove ${names.join(' and ')}`, dropKeys(profile, names));

/** A port has none of the other keys of addresses either. */
function ofPort(profile: Profile): Fix {
  const { names, edits } = withoutAddresses(profile);
  return fix(`Remove ${names.join(', ')}`, edits);
}

const refusal = ({ port }: Profile): string =>
  port ? '; a port has no addresses, and yet NetworkManager refuses its file' : '; NetworkManager refuses the file';

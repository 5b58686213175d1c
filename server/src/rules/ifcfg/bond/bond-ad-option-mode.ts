// A bond has an option of link aggregation in another mode than 802.3ad.
import { bondOptionMode } from '../../factories/bond-option-mode';

export const bondAdOptionMode = bondOptionMode({
  code: 'bond-ad-option-mode',
  options: ['ad_select', 'ad_actor_sys_prio', 'ad_actor_system', 'ad_user_port_key', 'min_links'],
  summary: 'A bond has an option of link aggregation in another mode than 802.3ad.',
});

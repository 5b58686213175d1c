// A queue or a filter of traffic control has no place, or stands twice.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const queuesAndFilters = keyfileFaults({
  name: 'tc',
  summary: 'A queue or a filter of traffic control has no place, or stands twice.',
  source: 'NetworkManager 1.42.4, 1.52 and 1.58: nmcli --offline was given each',
  codes: {
    'kf-tc-place': 'A queue or a filter has no place that there is.',
    'kf-tc-twice': 'A queue or a filter stands twice.',
  },
});

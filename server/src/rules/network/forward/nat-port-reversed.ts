// A range of source ports from the higher to the lower.
import { natPortsOf } from '../../../model/network/nat';
import { reversedEnds } from '../../factories/reversed-ends';

export const natPortReversed = reversedEnds({
  code: 'nat-port-reversed',
  summary: 'The first source port of nat is above the last.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkForwardNatDefParseXML',
  each: natPortsOf,
  unit: 'port',
  textOf: String,
});

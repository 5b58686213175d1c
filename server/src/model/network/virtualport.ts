// Which parameters the types of a virtualport take.
import type { Element } from '../../syntax/tree';
import { anyOf } from '../reading';
import { elementsAt, firstAt } from './elements';

/** The virtualport of the network, of several the first, and those of its portgroups. */
export const virtualportsOf = anyOf(firstAt('virtualport'), elementsAt('portgroup/virtualport'));

/** What each type takes, and what a guest's port must have in the end; libvirt makes interfaceid and instanceid itself. */
export const parametersOf: Readonly<Record<string, { takes: readonly string[]; needs: readonly string[] }>> = {
  '802.1Qbg': {
    takes: ['managerid', 'typeid', 'typeidversion', 'instanceid'],
    needs: ['managerid', 'typeid', 'typeidversion'],
  },
  '802.1Qbh': { takes: ['profileid'], needs: ['profileid'] },
  openvswitch: { takes: ['profileid', 'interfaceid'], needs: [] },
  midonet: { takes: ['interfaceid'], needs: [] },
};

/** Whether a virtualport could be of that type with the parameters that it has. */
export const fitsPortType = (virtualport: Element, type: string): boolean =>
  (virtualport.child('parameters')?.attributes ?? []).every(
    (it) => !parameterNames.has(it.name) || parametersOf[type]?.takes.includes(it.name) !== false,
  );

export const parameterNames = new Set(Object.values(parametersOf).flatMap((it) => it.takes));

// Rates that libvirt, tc or arithmetic refuses.
import { fix } from '../../../fixes/fix';
import type { Element } from '../../../syntax/tree';
import { removeAttribute, removeElement, setAttribute, setAttributeValue } from '../../../syntax/xml/write';
import { type Finding, ruleOfEach } from '../../rule';
import { elementsAt } from '../../../model/network/elements';

/** tc keeps the burst in bytes in 32 bits; the XML counts KiB. */
const mostBurst = 4194303;

export const bandwidth = ruleOfEach({
  name: 'bandwidth',
  of: ['network'],
  severity: 'error',
  summary: 'A rate that is refused, or that does nothing.',
  source: 'https://libvirt.org/formatnetwork.html#quality-of-service',
  codes: {
    'bandwidth-average-missing': 'inbound or outbound without average.',
    'bandwidth-floor-misplaced': 'floor in a network or portgroup.',
    'bandwidth-classid': 'classID in a network or portgroup.',
    'bandwidth-burst-too-big': 'A burst that tc cannot hold.',
    'bandwidth-peak-below-average': 'A peak lower than the average.',
    'bandwidth-outbound-peak-ignored': 'A peak for what guests send.',
    'bandwidth-unit-suspicious': 'A rate that looks like bits per second.',
    'bandwidth-empty': 'A bandwidth without anything in it.',
  },
  each: elementsAt('bandwidth', 'portgroup/bandwidth'),
  *check(it) {
    const where = it.parent?.name === 'portgroup' ? 'a portgroup' : 'a network';
    const classId = it.attribute('classID');
    if (classId)
      yield {
        code: 'bandwidth-classid',
        span: classId.nameSpan,
        message: `classID in ${where}; it belongs to the port of a running guest, and libvirt refuses it here`,
        fixes: [fix('Remove classID', removeAttribute(classId), true)],
      };
    if (it.children.length === 0 && !classId)
      yield {
        code: 'bandwidth-empty',
        severity: 'hint',
        span: it.nameSpan,
        message: 'bandwidth without inbound and outbound limits nothing; libvirt drops it',
        tag: 'unnecessary',
        fixes: [fix('Remove bandwidth', removeElement(it), true)],
      };
    for (const direction of it.children)
      if (['inbound', 'outbound'].includes(direction.name)) yield* directionFindings(direction, where);
  },
});

function* directionFindings(direction: Element, where: string): Generator<Finding> {
  const [average, peak, burst, floor] = ['average', 'peak', 'burst', 'floor'].map((it) => direction.attribute(it));
  if (floor)
    yield {
      code: 'bandwidth-floor-misplaced',
      span: floor.nameSpan,
      message: `floor in ${where}; it belongs to the interface of a guest, and libvirt refuses it here`,
      fixes: average ? [fix('Remove floor', removeAttribute(floor), true)] : [],
    };
  if (!average && !floor)
    yield {
      code: 'bandwidth-average-missing',
      span: direction.nameSpan,
      message: `${direction.name} without average; libvirt needs the mean rate in kilobytes per second`,
      fixes: peak ? [fix(`Add average='${peak.value}', as peak`, setAttribute(direction, 'average', peak.value))] : [],
    };
  const rate = (value: string | undefined) =>
    value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
  const most = rate(burst?.value);
  if (burst && most !== undefined && most > mostBurst && most <= 4294967295)
    yield {
      code: 'bandwidth-burst-too-big',
      span: burst.valueSpan,
      message: `burst ${burst.value} KiB is more than ${String(mostBurst)}, the most that tc can hold; the network does not start`,
      fixes: [fix(`Change to ${String(mostBurst)}`, setAttributeValue(burst, String(mostBurst)))],
    };
  const mean = rate(average?.value);
  // 1,000,000 kilobytes per second are 8 Gbit/s; round numbers beyond that were meant as bits.
  if (average && mean !== undefined && mean >= 10_000_000 && mean % 1_000_000 === 0)
    yield {
      code: 'bandwidth-unit-suspicious',
      severity: 'hint',
      span: average.valueSpan,
      message: `average ${average.value} is ${String(mean / 125_000)} Gbit/s, because the unit is kilobytes per second; ${String(mean / 1_000_000)} Mbit/s are ${String(mean / 8000)}`,
      fixes: [fix(`Change to ${String(mean / 8000)}`, setAttributeValue(average, String(mean / 8000)))],
    };
  const highest = rate(peak?.value);
  if (!peak || !average || mean === undefined || highest === undefined) return;
  if (direction.name === 'outbound')
    yield {
      code: 'bandwidth-outbound-peak-ignored',
      severity: 'information',
      span: peak.nameSpan,
      message: 'peak has no effect on what guests send; libvirt uses average and burst there',
      tag: 'unnecessary',
      fixes: [fix('Remove peak', removeAttribute(peak), true)],
    };
  else if (highest < mean)
    yield {
      code: 'bandwidth-peak-below-average',
      severity: 'warning',
      span: peak.valueSpan,
      message: `peak ${peak.value} is lower than average ${average.value}; the average can never be reached`,
      fixes: [
        fix('Swap peak and average', [
          ...setAttributeValue(peak, average.value),
          ...setAttributeValue(average, peak.value),
        ]),
      ],
    };
}

// A network is changed under its guests, by keyboard, with the packaged extension and a real libvirtd: a range in place, and
// back; what only a restart changes; and a change on trial that nobody keeps. The pictures, light and dark, are
// looked at by people.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type RunningGuest, startGuest, whyNoLinux } from '../support/guests';
import { called, NamespaceGuest, untilAnswering, whyNoNamespaceGuest } from '../support/namespace-guest';
import { skipBecause } from '../support/skipping';
import { folder, look, systemHost } from './system-host';
import { themes } from './workbench';

const shop = `<network>
  <name>shop</name>
  <uuid>00000000-0000-4000-8000-000000000076</uuid>
  <forward mode='nat'/>
  <bridge name='virbr76' stp='off' delay='0'/>
  <mac address='52:54:00:00:00:76'/>
  <ip address='10.76.0.1' prefix='24'>
    <dhcp>
      <range start='10.76.0.100' end='10.76.0.150'/>
    </dhcp>
  </ip>
</network>
`;

const looks = { light: 'Light Modern', dark: 'Dark Modern' } as const;
/** The theme follows that of the system, also while a question is open. */
const settings = {
  'editor.minimap.enabled': false,
  'window.autoDetectColorScheme': true,
  'workbench.preferredLightColorTheme': looks.light,
  'workbench.preferredDarkColorTheme': looks.dark,
};

describe('a network with guests on it', function () {
  /** One that measures; and, where one can be here, a machine that libvirt knows of. */
  let guest: NamespaceGuest;
  let machine: RunningGuest | undefined;
  let addresses: readonly string[];

  before(function () {
    skipBecause(this, whyNoNamespaceGuest());
  });
  const host = systemHost(
    'running',
    async ({ virsh, define, daemon }) => {
      writeFileSync(join(folder, 'shop.xml'), shop);
      await define(shop);
      await virsh('net-start', 'shop');
      const noMachine = whyNoLinux();
      if (noMachine) console.log(`      no guest of QEMU: ${noMachine}`);
      else {
        const scratch = dirname(folder);
        const source = "<source network='shop'/>";
        machine = startGuest(daemon, scratch, { name: 'till', mac: '52:54:00:aa:bb:77', source });
      }
      guest = await NamespaceGuest.start(daemon, 'space', '52:54:00:aa:bb:76', 'virbr76');
      addresses = [await guest.ask(), ...(machine ? [await machine.untilAddressed()] : [])];
    },
    { guests: true, settings },
  );
  before(async () => {
    await look(host);
    await host.window.open('shop.xml');
    await host.window.lens('no differences');
  });
  after(() => guest?.stop());

  const picture = async (name: string): Promise<void> => {
    for (const [look, theme] of Object.entries(looks)) {
      await host.window.page.emulateMedia({ colorScheme: look as keyof typeof looks });
      await host.window.page.locator(`.monaco-workbench${themes[theme]}`).waitFor();
      await host.window.screenshot(`running-${name}-${look}`);
    }
  };
  const tab = (name: string) => host.window.page.locator('.tab.active', { hasText: name }).waitFor();
  const line = (text: string) => host.window.page.locator('.view-line', { hasText: text }).first().waitFor();
  const dialog = (text: string) => host.window.page.locator('.monaco-dialog-box', { hasText: text }).waitFor();
  const live = () => host.virsh('net-dumpxml', 'shop');
  const leases = async () => (await host.virsh('-q', 'net-dhcp-leases', 'shop')).match(/10\.76\.0\.\d+/g)?.sort();

  /** Goes to the end of a line of the file, by keyboard. */
  const toLine = (n: number): Promise<void> =>
    host.window.press('Control+1', 'Control+Home', ...Array<string>(n - 1).fill('ArrowDown'), 'End');
  const save = async (): Promise<void> => {
    await host.window.press('Escape', 'Control+S');
    await host.window.page.locator('.tab.active:not(.dirty)', { hasText: 'shop.xml' }).waitFor();
  };
  const writeEnd = async (line: number, end: number): Promise<void> => {
    await toLine(line);
    await host.window.press(...Array<string>("'/>".length).fill('ArrowLeft'));
    await host.window.press(...Array<string>(3).fill('Shift+ArrowLeft'));
    await host.window.page.keyboard.type(`${end}`);
    await save();
  };
  const showPlan = async (text: string): Promise<void> => {
    await host.window.run('virtnet: Show Plan');
    await tab('Plan of shop');
    await line(text);
  };
  const closeTab = async (): Promise<void> => {
    await host.window.press('Control+1', 'Control+W');
    await tab('shop.xml');
  };

  /** Has the guests called all the while: they miss no call, their links stay, and so do their leases. */
  async function unnoticed(run: () => Promise<void>): Promise<void> {
    const [held, changes] = [await leases(), machine?.link().changes];
    assert.equal(held?.length, addresses.length);
    await guest.linkEvents();
    const all = addresses.reduceRight<() => Promise<void>>(
      (inner, address) => async () => {
        const [, { all: calls, lost }] = await called(host.daemon, address, inner);
        assert.deepEqual([calls > 0, lost], [true, 0], address);
      },
      run,
    );
    await all();
    assert.deepEqual([await guest.linkEvents(), machine?.link().changes, await leases()], [0, changes, held]);
    assert.equal(await guest.renew(), 'renew');
  }

  it('is given a longer range in its file, and the plan says that nothing is stopped', async () => {
    await picture('1-before');
    await writeEnd(9, 220);
    await host.window.lens('1 difference');
    await picture('2-edited');
    await showPlan('nothing is stopped');
    await line('add range 10.76.0.100 to 10.76.0.220');
    await picture('3-plan');
    await closeTab();
  });

  it('is changed in place once somebody says yes to these commands, and no guest notices', async () => {
    await unnoticed(async () => {
      await host.window.run('virtnet: Apply Changes');
      await dialog('Apply the changes to shop in place?');
      await picture('4-question');
      await host.window.answer('Details');
      await dialog('net-update');
      await picture('5-commands');
      assert.doesNotMatch(await live(), /10\.76\.0\.220/);
      await host.window.answer('Apply');
      await host.window.says('shop is as the file says');
    });
    assert.match(await live(), /end='10\.76\.0\.220'/);
    await host.window.lens('no differences');
    await host.window.goTo(/^shop/);
    await host.window.press('ArrowRight');
    await host.window.goTo('Leases');
    await host.window.press('ArrowRight');
    await host.window.row('10.76.0.').waitFor();
    await picture('6-applied');
    await host.window.clear();
  });

  it('is as it was before after an undo, which no guest notices either', async () => {
    await unnoticed(async () => {
      await host.window.run('virtnet: Undo last define');
      await dialog('nothing is stopped for it');
      await picture('7-undo');
      await host.window.answer('Undo');
      await host.window.says('shop is as it was before');
    });
    assert.match(await live(), /end='10\.76\.0\.150'/);
    await host.window.press('Control+1');
    await host.window.lens('1 difference');
    await picture('8-undone');
    await host.window.clear();
  });

  it('is restarted for what cannot be changed in place, with the price said before', async () => {
    await toLine(6);
    await host.window.page.keyboard.type("\n<domain name='shop.example'/>");
    await save();
    await host.window.lens('2 differences');
    await showPlan('shop is stopped and started');
    await line('domain › name: shop.example in the file, not set in what runs');
    if (machine) await line('till');
    await picture('9-price');
    await closeTab();
    await host.window.run('virtnet: Apply Changes');
    await dialog('Apply the changes to shop and restart it?');
    await picture('10-restart');
    await host.window.answer('Apply');
    await host.window.says('shop is as the file says');
    assert.match(await live(), /<domain name='shop\.example'/);
    // libvirt knows nothing of this one, so whoever made it plugs it in.
    await guest.plugInto('virbr76');
    for (const it of addresses) await untilAnswering(host.daemon, it);
    await host.window.lens('no differences');
    await picture('11-restarted');
    await host.window.clear();
  });

  it('comes back by itself where nobody says that a change on trial stays', async () => {
    await writeEnd(10, 180);
    await host.window.lens('1 difference');
    await unnoticed(async () => {
      await host.window.run('virtnet: Apply Changes with Rollback');
      await dialog('it is taken back unless you say within 60 s that it stays');
      await picture('12-trial');
      await host.window.answer('Try');
      await host.window.says(/Keep the change to shop\?/);
      assert.match(await live(), /end='10\.76\.0\.180'/);
      await picture('13-keep');
      await host.window.page
        .locator('.notifications-toasts', { hasText: 'the change to shop was not kept' })
        .waitFor({ timeout: 120_000 });
    });
    assert.match(await live(), /end='10\.76\.0\.220'/);
    await host.window.lens('1 difference');
    await picture('14-taken-back');
    await host.window.clear();
  });
});

// The window of VS Code as a person uses it: keys, menus, what is to be read on it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

export interface Workbench {
  readonly page: Page;
  /** Opens a file of the folder by its name. */
  open(path: string): Promise<void>;
  /** Runs a command of the palette by its title. */
  run(title: string): Promise<void>;
  /** Takes a row of the list that is open, by its text. */
  choose(text: string): Promise<void>;
  /** The text of the open file, as far as it is on the screen. */
  text(): Promise<string>;
  /** Waits until that text is so. */
  reads(expected: RegExp): Promise<void>;
  readonly squiggles: Locator;
  /** Presses keys one after the other. */
  press(...keys: string[]): Promise<void>;
  /** Types as a hand does. */
  type(text: string): Promise<void>;
  /** Puts the cursor there. */
  goToLine(line: number, column: number): Promise<void>;
  /** The first row with that text of what is suggested. */
  suggestion(text: string | RegExp): Locator;
  /** Opens what may be done here by that key, until this is among it, and gives its row. */
  action(text: string | RegExp, key?: 'Control+.' | 'Control+Shift+R'): Promise<Locator>;
  /** Takes the first row of what is suggested, which must be this one. */
  take(text: string | RegExp): Promise<void>;
  /** Waits until a line of a file that is open says so. */
  line(text: string | RegExp): Promise<void>;
  /** The first row of the view at the side with that text. */
  row(text: string | RegExp): Locator;
  /** Waits until a line of the editor, the status bar or a notification says so. */
  lens(text: string): Promise<void>;
  status(text: string): Promise<void>;
  says(text: string | RegExp): Promise<void>;
  /** Goes to the row of the view with that text, by keyboard; gives how it is read out. */
  goTo(text: string | RegExp): Promise<string>;
  /** Takes a button of the dialog that is open, by keyboard. */
  answer(button: string): Promise<void>;
  /** Closes what notifications there are. */
  clear(): Promise<void>;
  /** Takes a theme, which stays for the windows of other tests, too: leave them the light one. */
  theme(name: keyof typeof themes): Promise<void>;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Themes of every kind, each with how it is drawn. */
export const themes = {
  'Light Modern': '.vs',
  'Dark Modern': '.vs-dark',
  'Dark High Contrast': '.hc-black',
  'Light High Contrast': '.hc-light',
} as const;

/** Opens a window at an address, and waits until it is ready for input. */
export async function openWorkbench(address: string): Promise<Workbench> {
  const { VIRTNET_UI_CHROMIUM, VIRTNET_UI_FLAGS, VIRTNET_UI_SCREENSHOTS } = process.env;
  const browser: Browser = await chromium.launch({
    executablePath: VIRTNET_UI_CHROMIUM,
    args: JSON.parse(VIRTNET_UI_FLAGS!),
  });
  const context = await browser.newContext({ viewport: { width: 1200, height: 760 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('.explorer-viewlet .monaco-list-row').first().waitFor({ timeout: 60_000 });
  const editor = page.locator('.editor-instance .monaco-editor').first();
  const input = page.locator('.quick-input-widget input.input, .quick-input-widget .quick-input-box input').first();
  const choose = async (text: string, expected: string): Promise<void> => {
    await input.waitFor();
    await input.fill(text);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: expected }).first().waitFor();
    await page.keyboard.press('Enter');
  };
  const press = async (...keys: string[]): Promise<void> => {
    for (const it of keys) await page.keyboard.press(it);
  };
  const run = async (title: string): Promise<void> => {
    await press('F1');
    await choose(`>${title}`, title);
  };
  const text = async (): Promise<string> => {
    const lines = await editor.locator('.view-line').evaluateAll((all) =>
      all
        .map((it) => ({
          top: parseInt((it as unknown as { style: { top: string } }).style.top, 10),
          text: it.textContent ?? '',
        }))
        .sort((a, b) => a.top - b.top)
        .map((it) => it.text.replaceAll('\u00a0', ' ')),
    );
    return lines.join('\n');
  };
  const rows = page.locator('.pane-body .monaco-list-row');
  return {
    page,
    press,
    run,
    row: (text) => rows.filter({ hasText: text }).first(),
    type: (text) => page.keyboard.type(text, { delay: 20 }),
    async goToLine(line, column) {
      await press('Control+G');
      await input.fill(`:${line}:${column}`);
      await press('Enter');
      await page
        .locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` })
        .first()
        .waitFor();
    },
    suggestion: (text) => page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text }).first(),
    async action(text, key = 'Control+.') {
      const found = page.locator('.action-widget .monaco-list-row', { hasText: text }).first();
      // Asked before the server has read the file, the editor says that there is none, and does not ask again.
      for (let i = 0; i < 10 && !(await found.isVisible()); i++) {
        await press('Escape', key);
        await found.waitFor({ timeout: 5000 }).catch(() => undefined);
      }
      return found;
    },
    async take(text) {
      await page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: text }).waitFor();
      await press('Enter');
    },
    line: (text) => page.locator('.editor-instance .view-line', { hasText: text }).first().waitFor(),
    lens: (text) => page.locator('.codelens-decoration', { hasText: text }).first().waitFor(),
    status: (text) => page.locator('.statusbar-item', { hasText: text }).waitFor(),
    says: (text) => page.locator('.notifications-toasts', { hasText: text }).waitFor(),
    async goTo(text) {
      await rows.filter({ hasText: text }).first().waitFor();
      await press('Control+0');
      await page.locator('.pane-body .monaco-list:focus').waitFor();
      await press('Home');
      const focused = page.locator('.pane-body .monaco-list-row.focused');
      const wanted = focused.filter({ hasText: text });
      for (let i = await rows.count(); i > 0 && (await wanted.count()) === 0; i--) await press('ArrowDown');
      await wanted.waitFor();
      return (await focused.getAttribute('aria-label')) ?? '';
    },
    async answer(button) {
      const dialog = page.locator('.monaco-dialog-box');
      await dialog.waitFor();
      const focused = dialog.locator('.monaco-button:focus').getByText(button, { exact: true });
      for (let i = await dialog.locator('.monaco-button').count(); i > 0 && (await focused.count()) === 0; i--)
        await press('Tab');
      await focused.waitFor();
      await press('Enter');
    },
    async clear() {
      await run('Notifications: Clear All Notifications');
      await page.locator('.notification-toast').first().waitFor({ state: 'detached' });
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    },
    async theme(name) {
      await press('Control+K', 'Control+T');
      await choose(name, name);
      await page.locator(`.monaco-workbench${themes[name]}`).waitFor();
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    },
    async open(path) {
      const name = path.split('/').at(-1)!;
      const found = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).first();
      // A search that began before a new file was told of does not find it, and is not made again by itself.
      for (let i = 0; i < 5 && !(await found.isVisible()); i++) {
        await press('Escape', 'Control+P');
        await input.fill(path);
        await found.waitFor({ timeout: 8000 }).catch(() => undefined);
      }
      await choose(path, name);
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      await editor.locator('.view-line').first().waitFor();
    },
    choose: (text) => choose(text, text),
    text,
    async reads(expected) {
      for (let i = 0; i < 100 && !expected.test(await text()); i++) await page.waitForTimeout(100);
      assert.match(await text(), expected);
    },
    squiggles: editor.locator('.squiggly-error'),
    async screenshot(name) {
      await page.screenshot({ path: join(VIRTNET_UI_SCREENSHOTS!, `${name}.png`) });
    },
    close: () => browser.close(),
  };
}

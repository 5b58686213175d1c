// The window of VS Code as a person uses it: keys, menus, what is to be read on it.
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
  readonly squiggles: Locator;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

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
  return {
    page,
    async open(path) {
      const name = path.split('/').at(-1)!;
      await page.keyboard.press('Control+P');
      await choose(path, name);
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      await editor.locator('.view-line').first().waitFor();
    },
    async run(title) {
      await page.keyboard.press('F1');
      await choose(`>${title}`, title);
    },
    choose: (text) => choose(text, text),
    async text() {
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
    },
    squiggles: editor.locator('.squiggly-error'),
    async screenshot(name) {
      await page.screenshot({ path: join(VIRTNET_UI_SCREENSHOTS!, `${name}.png`) });
    },
    close: () => browser.close(),
  };
}

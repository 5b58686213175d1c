// Undo and redo on a libvirt in memory; test/real has the same on real ones.
import { newHistory } from '../../support/history';
import { FakeLibvirt } from '../../support/fake-libvirt';
import { takesChangesBack } from '../../support/taking-back';

describe('undo and redo', () => {
  takesChangesBack({ apart: true }, () => ({ connection: new FakeLibvirt(), history: newHistory() }));
});

// Entry of the language server as an extension starts it.
import { serve } from './lsp/server';

serve();

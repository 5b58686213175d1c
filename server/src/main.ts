// Entry of the language server as an extension starts it.
import './compile-cache';
import { serve } from './lsp/server';

serve();

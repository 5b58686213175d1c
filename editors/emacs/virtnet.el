;;; virtnet.el --- The language server of virtnet for eglot  -*- lexical-binding: t -*-

;; Files of ours by their names.  Networks and guests are XML; XML of other programs the server leaves alone.

(require 'eglot)
(require 'nxml-mode)
(require 'conf-mode)

(define-derived-mode ifcfg-mode conf-unix-mode "ifcfg")
(define-derived-mode nmconnection-mode conf-unix-mode "keyfile")
(define-derived-mode qemu-bridge-conf-mode conf-space-mode "bridge.conf")
(dolist (it '(("/ifcfg-[^/]*\\'" . ifcfg-mode)
              ("/network-scripts/\\(?:route6?\\|rule6?\\|keys\\)-[^/]*\\'" . ifcfg-mode)
              ("/sysconfig/network\\'" . ifcfg-mode)
              ("\\.nmconnection\\'" . nmconnection-mode)
              ("/system-connections/[^/]*\\'" . nmconnection-mode)
              ("/qemu\\(?:-kvm\\)?/bridge\\.conf\\'" . qemu-bridge-conf-mode)))
  (add-to-list 'auto-mode-alist it))

;; What the server takes a document for.
(put 'nxml-mode 'eglot-language-id "xml")
(put 'ifcfg-mode 'eglot-language-id "ifcfg")
(put 'nmconnection-mode 'eglot-language-id "nmconnection")
(put 'qemu-bridge-conf-mode 'eglot-language-id "qemu-bridge-conf")

(add-to-list 'eglot-server-programs
             '((nxml-mode ifcfg-mode nmconnection-mode qemu-bridge-conf-mode) . ("virtnet" "lsp" "--stdio")))
(dolist (it '(nxml-mode-hook ifcfg-mode-hook nmconnection-mode-hook qemu-bridge-conf-mode-hook))
  (add-hook it #'eglot-ensure))

(provide 'virtnet)
;;; virtnet.el ends here

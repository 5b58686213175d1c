;;; eglot.el --- Emacs visits files as a person would  -*- lexical-binding: t -*-

;; Emacs with eglot visits the files of a plan and writes down what it showed.  Run by editors.test.ts:
;; emacs -q --fg-daemon=SOCKET --load eglot.el, with VIRTNET_PLAN and VIRTNET_TRANSCRIPT naming files of JSON.
;; As a daemon it needs no terminal and yet has all of its loop of commands, timers and hooks, which --batch has not.

;; The server is set up by editors/emacs/virtnet.el.
(load (expand-file-name "../../../editors/emacs/virtnet.el" (file-name-directory load-file-name)) nil t)
(setq-default indent-tabs-mode nil
              tab-width 2)

(setq make-backup-files nil
      create-lockfiles nil
      native-comp-deferred-compilation nil)

(defun await (look)
  "What LOOK gives, once it gives something; nil when it has not for 20 s.
Meanwhile Emacs waits for keys as ever, and is idle, which is when eglot tells of changes."
  (let* ((end (+ (float-time) 20))
         (seen nil)
         (timer (run-with-timer 0 0.02
                                (lambda ()
                                  (when (or (setq seen (funcall look)) (< end (float-time)))
                                    (exit-recursive-edit))))))
    (unwind-protect (recursive-edit)
      (cancel-timer timer))
    seen))

(defun press (keys)
  (execute-kbd-macro (kbd keys)))

(defun keys-of (text)
  "The keys that type TEXT, also where a blank would complete."
  (mapconcat (lambda (it) (pcase it (?\s "C-q SPC") (?\n "RET") (_ (string it)))) text " "))

(defun whole-text ()
  (buffer-substring-no-properties (point-min) (point-max)))

(defun go-to (words)
  "Put point behind the last character of the first place where WORDS stand."
  (goto-char (point-min))
  (search-forward words))

(defun diagnostics ()
  (mapcar (lambda (it)
            (list :line (line-number-at-pos (flymake-diagnostic-beg it))
                  :code (plist-get (cdr (assoc 'eglot-lsp-diag (flymake-diagnostic-data it))) :code)))
          (sort (flymake-diagnostics)
                (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))))

(defun codes-of (diagnostics)
  (mapcar (lambda (it) (alist-get 'code it)) diagnostics))

(defun diagnostics-like (codes)
  "The diagnostics, once they are those of CODES; what there is when they never are."
  (await (lambda () (equal (mapcar (lambda (it) (plist-get it :code)) (diagnostics)) codes)))
  (vconcat (diagnostics)))

(defun hover (words)
  "What the echo area says where WORDS stand."
  (go-to words)
  (let (shown)
    (let ((eldoc-display-functions (list (lambda (docs _interactive) (setq shown (caar docs))))))
      (press "M-x eldoc RET")
      (await (lambda () shown)))
    (substring-no-properties (or shown ""))))

(defun fix (words title)
  "Pick the action TITLE where WORDS stand; give the titles that were offered."
  (go-to words)
  (let* ((offered [])
         (look (lambda ()
                 (when (string-match-p "Pick an action" (minibuffer-prompt))
                   (setq offered (vconcat (all-completions "" minibuffer-completion-table)))))))
    (add-hook 'minibuffer-setup-hook look)
    (unwind-protect (press (concat "M-x eglot-code-actions RET " (keys-of title) " RET"))
      (remove-hook 'minibuffer-setup-hook look))
    offered))

(defun complete (behind typed label)
  "Type TYPED where BEHIND ends and take the item LABEL; give the labels that were offered."
  (go-to behind)
  (let* ((offered nil)
         ;; Chooses as a menu of completions does.
         (completion-in-region-function
          (lambda (start end table predicate)
            (setq offered (all-completions (buffer-substring start end) table predicate))
            (let ((item (seq-find (lambda (it) (equal (string-trim it) label)) offered)))
              (delete-region start end)
              (insert item)
              (funcall (plist-get completion-extra-properties :exit-function) item 'finished)))))
    (press (keys-of typed))
    ;; Not by its key: eglot drops a completion when more keys wait, and those of a macro always seem to.
    (call-interactively #'completion-at-point)
    (vconcat (mapcar (lambda (it) (string-trim (substring-no-properties it))) offered))))

(defun symbols ()
  (let (names)
    (named-let walk ((items (funcall imenu-create-index-function)))
      (dolist (it items)
        (push (substring-no-properties (car it)) names)
        (when (consp (cdr it)) (walk (cdr it)))))
    (vconcat (nreverse names))))

(defun content-of (file)
  (with-temp-buffer (insert-file-contents file) (buffer-string)))

(defun visit (it)
  (let-alist it
    (press (concat "C-x C-f " (keys-of .file) " RET"))
    (let* ((opened (diagnostics-like (codes-of .opened)))
           (hover (hover .hover.at))
           (fixes (fix .fix.at (aref .fix.offered 0)))
           (fixed (whole-text))
           (left (diagnostics-like (codes-of .left)))
           (offered (complete .completion.behind .completion.typed .completion.label))
           (completed (whole-text)))
      (press "M-x eglot-format-buffer RET")
      (let ((formatted (whole-text))
            (symbols (symbols)))
        (press "C-x C-s")
        (let ((saved (content-of .file)))
          ;; Another program writes the file, and the editor reads it again.
          (with-temp-file .file (insert .text))
          (revert-buffer t t)
          (list :opened opened :hover hover :fixes fixes :fixed fixed :left left :offered offered :completed completed
                :formatted formatted :symbols symbols :saved saved :reloaded (diagnostics-like (codes-of .opened))))))))

(defun main ()
  (let* ((plan (json-parse-string (content-of (getenv "VIRTNET_PLAN")) :object-type 'alist))
         (visits (mapcar #'visit plan))
         (server (eglot-current-server))
         (log (with-current-buffer (jsonrpc-stderr-buffer server) (buffer-string))))
    (eglot-shutdown server)
    (with-temp-file (getenv "VIRTNET_TRANSCRIPT")
      (insert (json-encode (list :visits (vconcat visits)
                                 :messages (with-current-buffer "*Messages*" (buffer-string))
                                 :log log))))))

;; Once the loop of commands runs.
(run-with-timer 0 nil
                (lambda ()
                  (kill-emacs (condition-case fault
                                  (progn (main) 0)
                                ((error quit) (message "The visit failed: %S" fault) 1)))))
;;; eglot.el ends here

;;; newslint.el --- Lint translated news copy -*- lexical-binding: t; -*-

;;; Commentary:

;; M-x newslint lints the story at hand, M-x newslint-folder a folder.  The findings stand in a
;; compilation buffer: M-g n and M-g p go from one to the next.

;;; Code:

(require 'compile)

(defgroup newslint nil
  "Lint translated news copy."
  :group 'tools)

(defcustom newslint-program "newslint"
  "The program, with its path if it is not on PATH."
  :type 'string)

(defconst newslint--line
  '(newslint
    "^\\(.+?\\):\\([0-9]+\\):\\([0-9]+\\): \\(?:error\\|\\(warning\\)\\|\\(note\\)\\): "
    1 2 3 (4 . 5))
  "A finding in the concise format, as `compilation-error-regexp-alist-alist' wants it.")

(define-compilation-mode newslint-mode "Newslint"
  "Findings of newslint."
  (setq-local compilation-error-regexp-alist-alist (list newslint--line))
  (setq-local compilation-error-regexp-alist '(newslint))
  ;; newslint counts characters from 1, whatever their width on the screen.
  (setq-local compilation-error-screen-columns nil)
  (setq-local compilation-first-column 1))

(defun newslint--run (path)
  "Lint PATH and show the findings."
  (compilation-start
   (format "%s --format concise %s" newslint-program (shell-quote-argument path))
   #'newslint-mode))

;;;###autoload
(defun newslint ()
  "Lint the file of the current buffer, saving it first if you wish."
  (interactive)
  (unless buffer-file-name
    (user-error "This buffer has no file"))
  (when (and (buffer-modified-p) (y-or-n-p "Save the story first? "))
    (save-buffer))
  (newslint--run (file-local-name buffer-file-name)))

;;;###autoload
(defun newslint-folder (folder)
  "Lint all stories of FOLDER."
  (interactive "DLint folder: ")
  (newslint--run (file-local-name (directory-file-name (expand-file-name folder)))))

(provide 'newslint)
;;; newslint.el ends here

" newslint for Vim and Neovim: `:compiler newslint`, then `:make %` for the story at hand or
" `:make stories/` for a folder; the findings are in the quickfix list (`:copen`, `:cnext`).
if exists('current_compiler')
  finish
endif
let current_compiler = 'newslint'

" Vim counts the columns of a quickfix entry in bytes.
CompilerSet makeprg=newslint\ --format\ concise\ --columns\ bytes

" The last two keep what newslint says of itself (a file that it cannot read) and drop the rest.
CompilerSet errorformat=
      \%f:%l:%c:\ %trror:\ %m,
      \%f:%l:%c:\ %tarning:\ %m,
      \%f:%l:%c:\ %tote:\ %m,
      \%+Gnewslint:%.%#,
      \%-G%.%#

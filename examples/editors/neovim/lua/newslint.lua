-- newslint for Neovim: a SARIF file, such as one from CI, into the quickfix list.
--
--   :lua require('newslint').load('newslint.sarif')

local M = {}

local TYPES = { error = 'E', warning = 'W', note = 'N' }

local function file_of(location, bases)
  local uri = location.uri
  local base = location.uriBaseId and bases[location.uriBaseId]
  if base and base.uri then
    uri = base.uri .. uri
  end
  return vim.uri_to_fname(uri)
end

-- SARIF counts columns in characters here, Neovim in bytes of the line.
local function byte_column(buffer, line, column)
  local text = vim.api.nvim_buf_get_lines(buffer, line - 1, line, false)[1] or ''
  local ok, index = pcall(vim.str_byteindex, text, column - 1)
  return (ok and index or #text) + 1
end

local function entry_of(result, bases)
  local place = result.locations[1].physicalLocation
  local buffer = vim.fn.bufadd(file_of(place.artifactLocation, bases))
  vim.fn.bufload(buffer)
  local region = place.region
  local last = region.endLine or region.startLine
  return {
    bufnr = buffer,
    lnum = region.startLine,
    col = byte_column(buffer, region.startLine, region.startColumn),
    end_lnum = last,
    end_col = byte_column(buffer, last, region.endColumn),
    type = TYPES[result.level] or 'W',
    text = ('%s [%s]'):format(result.message.text, result.ruleId),
  }
end

--- The findings of a SARIF file as quickfix entries; accepted ones are left out.
function M.entries(path)
  local log = vim.fn.json_decode(vim.fn.readfile(path))
  local entries = {}
  for _, run in ipairs(log.runs) do
    for _, result in ipairs(run.results or {}) do
      if #(result.suppressions or {}) == 0 then
        table.insert(entries, entry_of(result, run.originalUriBaseIds or {}))
      end
    end
  end
  return entries
end

--- Fill the quickfix list with the findings of a SARIF file.
function M.load(path)
  vim.fn.setqflist({}, ' ', { title = path, items = M.entries(path) })
end

return M

-- 核稿 in Neovim (0.7 or newer): put this file into ~/.config/nvim/plugin/ and the program on the PATH.
-- vim.g.hegao = { path = '/opt/hegao/hegao', audience = 'internal', minSeverity = 'warning' } before it sets what there is to set.

local settings = vim.g.hegao or {}
local filetypes = { 'markdown', 'text', 'html', 'csv' }

local function config(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  return {
    name = 'hegao',
    cmd = { settings.path or 'hegao', 'lsp' },
    root_dir = name ~= '' and vim.fn.fnamemodify(name, ':p:h') or vim.loop.cwd(),
    init_options = settings,
    -- What Neovim calls text, the protocol calls plaintext.
    get_language_id = function(_, filetype)
      return filetype == 'text' and 'plaintext' or filetype
    end,
  }
end

local client
vim.api.nvim_create_autocmd('FileType', {
  group = vim.api.nvim_create_augroup('hegao', {}),
  pattern = filetypes,
  callback = function(event)
    if vim.lsp.start then
      vim.lsp.start(config(event.buf), { bufnr = event.buf })
    else
      client = client or vim.lsp.start_client(config(event.buf))
      vim.lsp.buf_attach_client(event.buf, client)
    end
  end,
})

-- Accepts in a comment what stands under the cursor, with a reason that is asked for.
vim.api.nvim_create_user_command('HegaoAccept', function()
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  local found = vim.tbl_filter(function(one)
    return one.source == '核稿'
  end, vim.diagnostic.get(0, { lnum = line }))
  vim.ui.select(found, {
    prompt = '放过哪一处',
    format_item = function(one)
      return one.message
    end,
  }, function(one)
    if not one then
      return
    end
    vim.ui.input({ prompt = '理由：' }, function(reason)
      if reason and reason ~= '' then
        local rule = one.code or one.user_data.lsp.code
        local what = { uri = vim.uri_from_bufnr(0), line = line, rule = rule, reason = reason }
        vim.lsp.buf_request(0, 'workspace/executeCommand', { command = 'hegao.suppress', arguments = { what } })
      end
    end)
  end)
end, {})

--[[
A filter for pandoc (2.17 or later), Quarto and R Markdown: the placeholders of a manuscript are filled with the numbers of a
review while it is rendered.

    pandoc --lua-filter scopebook.lua draft.md -o draft.docx

Placeholders are those of `scopebook fill`: {{ method = prompting }}, or {{< scopebook method = prompting >}} (pandoc and R
Markdown; Quarto takes such braces for itself). Braces that are meant as braces stand in code. One that cannot be filled ends the rendering with its reason. In the metadata:

    scopebook:
      command: npx scopebook   # default: scopebook
      review: ../my-review     # default: as the command finds it
]]

local command = { 'scopebook' }
local review = nil
-- every query once, in the order of the text, and the inlines that stand for it
local queries, answers = {}, {}

local function words(text)
  local list = {}
  for word in text:gmatch('%S+') do list[#list + 1] = word end
  return list
end

local function settings(meta)
  local own = meta.scopebook
  if own == nil then return nil end
  if own.command ~= nil then command = words(pandoc.utils.stringify(own.command)) end
  if own.review ~= nil then review = pandoc.utils.stringify(own.review) end
  return nil
end

-- what was typed, before pandoc made typographic signs of it
local PLAIN = {
  ['“'] = '"', ['”'] = '"', ['‘'] = "'", ['’'] = "'", ['–'] = '--', ['…'] = '...', ['\u{a0}'] = ' ',
}

local function typed(inlines)
  local parts = {}
  for _, inline in ipairs(inlines) do
    if inline.t == 'Space' or inline.t == 'SoftBreak' then
      parts[#parts + 1] = ' '
    elseif inline.t == 'Quoted' then
      local mark = tostring(inline.quotetype):match('Single') and "'" or '"'
      parts[#parts + 1] = mark .. typed(inline.content) .. mark
    else
      parts[#parts + 1] = pandoc.utils.stringify(inline)
    end
  end
  local text = table.concat(parts)
  for sign, plain in pairs(PLAIN) do text = text:gsub(sign, plain) end
  return text
end

-- the query of what stands between two pairs of braces; nil where it is none of ours
local function queryIn(text)
  local shortcode = text:match('^<%s*scopebook%s+(.-)%s*>$')
  if shortcode ~= nil then return shortcode end
  return text:match('^%s+(.-)%s+$')
end

-- calls `found` for each placeholder of a list of inlines, and puts what it gives in its place
local function replaced(inlines, found)
  local result, at = pandoc.List(), 1
  while at <= #inlines do
    local inline = inlines[at]
    local before = inline.t == 'Str' and inline.text:match('^(.-){{') or nil
    local last, query, after
    if before ~= nil then
      for to = at, #inlines do
        local text = typed({ table.unpack(inlines, at, to) }):sub(#before + 3)
        local inside, rest = text:match('^(.-)}}(.*)$')
        if inside ~= nil then
          query, after, last = queryIn(inside), rest, to
          break
        end
      end
    end
    -- a bar in a table of pandoc's ends the cell, and the rest of the placeholder is in the next one
    if before ~= nil and last == nil then
      local rest = typed({ table.unpack(inlines, at) }):sub(#before + 3)
      if rest:match('^%s') or rest:match('^<%s*scopebook%s') then
        error('a placeholder is not closed: {{' .. rest .. ' (in a table, write \\| for its bar)', 0)
      end
    end
    local given = query ~= nil and found(query) or nil
    if given == nil then
      result:insert(inline)
      at = at + 1
    else
      if before ~= '' then result:insert(pandoc.Str(before)) end
      result:extend(given)
      inlines = pandoc.List({ table.unpack(inlines, last + 1) })
      if after ~= '' then inlines:insert(1, pandoc.Str(after)) end
      at = 1
    end
  end
  return result
end

local function collect(inlines)
  replaced(inlines, function(query)
    if answers[query] == nil then
      queries[#queries + 1] = query
      answers[query] = pandoc.List()
    end
    return pandoc.List()
  end)
  return nil
end

local function ask(_)
  if #queries == 0 then return nil end
  pandoc.system.with_temporary_directory('scopebook', function(folder)
    local asked, filled = folder .. '/placeholders.md', folder .. '/filled.md'
    local file = assert(io.open(asked, 'w'))
    for _, query in ipairs(queries) do file:write('{{ ', query, ' }}\n\n') end
    file:close()
    local arguments = { table.unpack(command, 2) }
    if review ~= nil then
      arguments[#arguments + 1] = '--review'
      arguments[#arguments + 1] = review
    end
    for _, argument in ipairs({ 'fill', asked, '--out', filled }) do arguments[#arguments + 1] = argument end
    local isFilled, why = pcall(pandoc.pipe, command[1], arguments, '')
    if not isFilled then
      error('no placeholder was filled; ' .. table.concat(command, ' ') .. ' says why above, or cannot be run: ' .. tostring(why), 0)
    end
    local text = assert(io.open(filled)):read('a')
    local blocks = pandoc.read(text, 'markdown').blocks
    assert(#blocks == #queries, 'scopebook fill gave ' .. #blocks .. ' numbers for ' .. #queries .. ' placeholders')
    for at, query in ipairs(queries) do answers[query] = pandoc.List(blocks[at].content) end
  end)
  return nil
end

local function fill(inlines)
  return replaced(inlines, function(query) return answers[query] end)
end

return { { Meta = settings }, { Inlines = collect }, { Pandoc = ask }, { Inlines = fill } }

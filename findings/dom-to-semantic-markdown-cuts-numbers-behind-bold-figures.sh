#!/usr/bin/env bash
# Surprise: dom-to-semantic-markdown, which makes Markdown of pages for models to read, puts a space wherever an inline element (<b>, <em>, <span>, <wbr>) is followed or
# preceded by more of the word: <b>138</b>00138000 is **138** 00138000, no telephone number any more, 依<em>法</em>行政 has two gaps, and a name at whose dot a line may break
# is two. The words of a page have no space that is not written (CSS 2, 9.2.2). Two blocks, <div>100</div> and <div>200</div>, it sets on one line. turndown keeps the words
# whole and the lines apart.
# Seen with dom-to-semantic-markdown 1.5.0 (jsdom 26.1.0) and turndown 7.2.5 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" dom-to-semantic-markdown@1.5.0 jsdom@26.1.0 turndown@7.2.5
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import { convertHtmlToMarkdown } from 'dom-to-semantic-markdown';
import { JSDOM } from 'jsdom';
import TurndownService from 'turndown';
const overrideDOMParser = new (new JSDOM('').window.DOMParser)();
for (const html of ['<p><b>138</b>00138000</p>', '<p>1<span>,234</span>元</p>', '<p>依<em>法</em>行政</p>', '<p>买买提<wbr>艾力</p>', '<div>100</div><div>200</div>']) {
  console.log('dom-to-semantic-markdown', JSON.stringify(convertHtmlToMarkdown(html, { overrideDOMParser })), 'turndown', JSON.stringify(new TurndownService().turndown(html)));
}
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: the telephone number is cut"
dom-to-semantic-markdown "**138** 00138000" turndown "**138**00138000"
dom-to-semantic-markdown "1,234 元" turndown "1,234元"
dom-to-semantic-markdown "依 *法* 行政" turndown "依_法_行政"
dom-to-semantic-markdown "买买提 艾力" turndown "买买提艾力"
dom-to-semantic-markdown "100 200" turndown "100\n\n200"
END

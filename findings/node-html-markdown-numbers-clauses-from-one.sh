#!/usr/bin/env bash
# Surprise: node-html-markdown, dom-to-semantic-markdown and upndown, which make Markdown of HTML, number every list from 1, also one that begins with another number (start;
# HTML, 4.4.5), as a list does that goes on behind a paragraph: of the clauses 3 and 4 of a contract they make 1 and 2, though Markdown has a number for the first item of a
# list (CommonMark 5.3), so that what refers to clause 3 refers to none. turndown, html-to-md and rehype-remark begin with 3.
# Seen with node-html-markdown 2.0.0, dom-to-semantic-markdown 1.5.0 (jsdom 26.1.0), upndown 2.1.0, turndown 7.2.5 and html-to-md 0.8.8 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" node-html-markdown@2.0.0 dom-to-semantic-markdown@1.5.0 jsdom@26.1.0 upndown@2.1.0 turndown@7.2.5 html-to-md@0.8.8
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import { NodeHtmlMarkdown } from 'node-html-markdown';
import { convertHtmlToMarkdown } from 'dom-to-semantic-markdown';
import { JSDOM } from 'jsdom';
import Upndown from 'upndown';
import TurndownService from 'turndown';
import htmlToMd from 'html-to-md';
const overrideDOMParser = new (new JSDOM('').window.DOMParser)();
const html = '<ol><li>标的</li><li>价款</li></ol><p>双方另行约定：</p><ol start="3"><li>期限</li><li>违约</li></ol><p>按第3条办理。</p>';
const show = (name, text) => console.log(name.padEnd(24), text.split('\n').map(line => line.trim()).filter(Boolean).join(' / '));
show('node-html-markdown', NodeHtmlMarkdown.translate(html));
show('dom-to-semantic-markdown', convertHtmlToMarkdown(html, { overrideDOMParser }));
show('upndown', await new Promise((done, failed) => new Upndown().convert(html, (error, text) => (error ? failed(error) : done(text)))));
show('turndown', new TurndownService().turndown(html));
show('html-to-md', htmlToMd(html));
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: clause 3 is 1"
node-html-markdown       1. 标的 / 2. 价款 / 双方另行约定： / 1. 期限 / 2. 违约 / 按第3条办理。
dom-to-semantic-markdown 1. 标的 / 2. 价款 / 双方另行约定： / 1. 期限 / 2. 违约 / 按第3条办理。
upndown                  1. 标的 / 2. 价款 / 双方另行约定： / 1. 期限 / 2. 违约 / 按第3条办理。
turndown                 1.  标的 / 2.  价款 / 双方另行约定： / 3.  期限 / 4.  违约 / 按第3条办理。
html-to-md               1. 标的 / 2. 价款 / 双方另行约定： / 3. 期限 / 4. 违约 / 按第3条办理。
END

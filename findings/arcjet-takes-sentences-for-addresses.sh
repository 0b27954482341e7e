#!/usr/bin/env bash
# Surprise: @arcjet/redact, which takes personal data out of a text, counts to an e-mail address all Chinese words that stand before it up to the next space, and Chinese has
# none: of "please hand in the budget of 200,000 yuan by 1 October 2025, to liming@example.com" nothing is left, neither the day nor the sum, and all of it comes back as the
# address when the text is restored. In English, or with a space before the address, it takes the address alone.
# Seen with @arcjet/redact 1.12.0 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" @arcjet/redact@1.12.0
npm ls @arcjet/redact | tail -n +2
cat > run.mjs <<'JS'
import { redact } from '@arcjet/redact';
for (const text of ['Send it to liming@example.com, please.', '报至 liming@example.com，并抄送办公室。', '请于2025年10月1日前将预算20万元报至liming@example.com，并抄送办公室。']) {
  const [redacted, restore] = await redact(text, { redact: ['email'] });
  console.log(text, '→', redacted, '| #0 =', restore('<Redacted email #0>'));
}
JS
node run.mjs | tee out
grep -q '→ Send it to <Redacted email #0>, please\. | #0 = liming@example.com$' out && grep -q '→ 报至 <Redacted email #0>，并抄送办公室。 | #0 = liming@example.com$' out &&
  grep -q '→ <Redacted email #0>，并抄送办公室。 | #0 = 请于2025年10月1日前将预算20万元报至liming@example.com$' out && echo "as found: the day and the sum are part of the address"
